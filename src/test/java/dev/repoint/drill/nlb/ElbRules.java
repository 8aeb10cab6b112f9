package dev.repoint.drill.nlb;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.AllowedRanges;
import dev.repoint.alignment.Cidr;
import dev.repoint.alignment.Family;
import java.util.List;
import java.util.stream.Stream;

/**
 * What ELBv2 takes as targets.
 *
 * @param targetsMax registered in one group, draining ones not counted
 * @param vpc ranges of the group's VPC
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-target-groups.html#target-type">
 *     Target type</a>
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetDescription.html">
 *     TargetDescription</a>
 */
public record ElbRules(int targetsMax, List<Cidr> vpc) {

    /** AWS's default quota; the VPC holds loopback, where the drill's databases are. */
    public static final ElbRules DRILL = new ElbRules(1_000, "127.0.0.0/8", "10.0.0.0/16", "fd00::/8");

    public ElbRules {
        vpc = List.copyOf(vpc);
        if (targetsMax < 1) {
            throw new IllegalArgumentException("a group for " + targetsMax + " targets holds none");
        }
    }

    public ElbRules(int targetsMax, String... vpc) {
        this(
                targetsMax,
                Stream.of(vpc).map(range -> Cidr.parse(range).orElseThrow()).toList());
    }

    void check(Address address, Family family, boolean hasZone) throws ElbError {
        if (address.family() != family) {
            throw ElbError.invalidTarget("The IP address '" + address + "' is not " + family);
        }
        if (vpc.stream().anyMatch(range -> range.contains(address))) {
            return;
        }
        if (!AllowedRanges.PRIVATE.contain(address)) {
            throw ElbError.invalidTarget("The IP address '" + address + "' is neither in the VPC nor private");
        }
        if (!hasZone) {
            throw ElbError.invalidTarget(
                    "The IP address '" + address + "' is outside the VPC: an Availability Zone must be given");
        }
    }
}
