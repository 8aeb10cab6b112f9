package dev.repoint.alignment;

import java.util.List;
import java.util.stream.Stream;

/** The ranges within which an address may be registered (rule 8). */
public record AllowedRanges(List<Cidr> ranges) {

    /**
     * What a Network Load Balancer's IPv4 group takes outside its own VPC. IPv6 has no such default: a VPC's IPv6 range is
     * public address space.
     *
     * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-target-groups.html">
     *     Target groups for Network Load Balancers</a>
     * @see <a href="https://www.rfc-editor.org/rfc/rfc1918#section-3">RFC 1918</a>
     * @see <a href="https://www.rfc-editor.org/rfc/rfc6598#section-7">RFC 6598</a>
     */
    public static final AllowedRanges PRIVATE =
            new AllowedRanges(Stream.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10")
                    .flatMap(range -> Cidr.parse(range).stream())
                    .toList());

    public AllowedRanges {
        ranges = List.copyOf(ranges);
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException("no range is allowed, so that nothing could ever be registered");
        }
    }

    public boolean contain(Address address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }
}
