package dev.repoint.aws;

import dev.repoint.remediation.Refusal;
import dev.repoint.remediation.Refusal.Verdict;
import dev.repoint.remediation.Reply;
import dev.repoint.remediation.Source;
import dev.repoint.remediation.SubnetGroup;
import dev.repoint.remediation.SubnetGroups;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSubnetGroup;

/**
 * Subnet groups of RDS. A cluster's own description has its group's name only; the description of each of its instances has
 * all of the group.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBSubnetGroup.html">DBSubnetGroup</a>
 */
public final class RdsSubnetGroups implements SubnetGroups {
    private static final String ACTIVE = "Active";

    private final AwsClients clients;

    public RdsSubnetGroups(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public Reply<SubnetGroup> of(Source source, Duration limit) {
        return AwsFailure.reply(
                "A description of the subnet group",
                () -> InTime.get(limit, "the RDS API did not describe " + source, () -> group(source)));
    }

    private SubnetGroup group(Source source) {
        List<DBInstance> instances = instances(source, new RdsDescriptions(clients.rds()));
        NavigableSet<String> zones =
                instances.stream().flatMap(RdsSubnetGroups::zones).collect(Collectors.toCollection(TreeSet::new));
        if (zones.isEmpty()) {
            throw new RefusedCall(new Refusal(
                    Verdict.FAILED, "the RDS API names no instance of " + source + " in this account and region"));
        }
        return new SubnetGroup(
                instances.stream()
                        .flatMap(RdsSubnetGroups::subnetGroup)
                        .map(DBSubnetGroup::dbSubnetGroupName)
                        .findFirst()
                        .orElse("without a name"),
                zones);
    }

    private static List<DBInstance> instances(Source source, RdsDescriptions rds) {
        return switch (source) {
            case Source.Instance(var name) -> rds.instances(List.of(lowerCase(name)));
            case Source.Writer(var name) -> rds.members(List.of(lowerCase(name)));
            case Source.Readers(var name, var _) -> rds.members(List.of(lowerCase(name)));
            case Source.HostName name -> behind(name, rds);
        };
    }

    /** Another account or region may have a database of the same identifier: the endpoint tells. */
    private static List<DBInstance> behind(Source.HostName name, RdsDescriptions rds) {
        List<String> identifier = name.identifier().stream().toList();
        if (!name.isOfCluster()) {
            return rds.instances(identifier).stream()
                    .filter(instance -> instance.endpoint() != null
                            && name.hostName().equals(instance.endpoint().address()))
                    .toList();
        }
        boolean isHere = rds.clusters(identifier).stream()
                .anyMatch(cluster ->
                        Stream.of(cluster.endpoint(), cluster.readerEndpoint()).anyMatch(name.hostName()::equals));
        return isHere ? rds.members(identifier) : List.of();
    }

    /**
     * Where the instance is, and where its subnet group may place it. A subnet of another status than {@code Active} takes no
     * database, so that its zone need not be served. AWS lists no statuses; its examples have this one.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_Subnet.html">Subnet</a>
     * @see <a href="https://docs.aws.amazon.com/cli/latest/reference/rds/create-db-subnet-group.html">create-db-subnet-group,
     *     example</a>
     */
    private static Stream<String> zones(DBInstance instance) {
        return Stream.concat(
                Stream.of(
                                Optional.ofNullable(instance.availabilityZone()),
                                Optional.ofNullable(instance.secondaryAvailabilityZone()))
                        .flatMap(Optional::stream),
                subnetGroup(instance)
                        .flatMap(group -> group.subnets().stream())
                        .filter(subnet -> subnet.subnetStatus() == null || ACTIVE.equals(subnet.subnetStatus()))
                        .flatMap(subnet -> Optional.ofNullable(subnet.subnetAvailabilityZone()).stream())
                        .flatMap(zone -> Optional.ofNullable(zone.name()).stream()));
    }

    private static Stream<DBSubnetGroup> subnetGroup(DBInstance instance) {
        return Optional.ofNullable(instance.dbSubnetGroup()).stream();
    }

    private static String lowerCase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
