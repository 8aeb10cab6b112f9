package dev.repoint.aws;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Family;
import dev.repoint.alignment.Target;
import dev.repoint.bootstrap.DatabaseId;
import dev.repoint.bootstrap.Host;
import dev.repoint.bootstrap.Secret;
import dev.repoint.bootstrap.Setting;
import dev.repoint.remediation.AddressRecord;
import dev.repoint.remediation.Refusal;
import dev.repoint.remediation.Reply;
import dev.repoint.remediation.Source;
import java.time.Duration;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Makes every call that the adapters know and says what came of it, a line each: the same lines whether it is called here,
 * where the SDK is whole, or started as a program on the built jar. Needs nothing of the tests.
 */
record EveryCall(String targetGroupArn, String zoneId) {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final NavigableSet<Address> ADDRESSES = new TreeSet<>(List.of(Address.of("10.0.2.7")));

    /** Arguments: ARN and zone; without them the adapters are made and not used. */
    public static void main(String... arguments) {
        var clients = new AwsClients();
        if (arguments.length == 2) {
            new EveryCall(arguments[0], arguments[1]).lines(clients).forEach(System.out::println);
        } else {
            makeAll(clients).forEach(System.out::println);
        }
    }

    private static Stream<Object> makeAll(AwsClients clients) {
        return Stream.of(
                new Route53HostedZones(clients),
                new RdsDatabases(clients),
                new SsmParameters(clients),
                new TaggedTargetGroups(clients),
                new RdsControlPlane(clients),
                new SecretsManagerSecrets(clients),
                new ElbBalancers(clients),
                new ElbLoadBalancers(clients),
                new RdsSubnetGroups(clients));
    }

    List<String> lines(AwsClients clients) {
        List<String> lines = Stream.of(
                        elb(clients),
                        route53(clients),
                        rds(clients),
                        ssm(clients),
                        tags(clients),
                        controlPlane(clients, new DatabaseId.Instance("orders")),
                        controlPlane(clients, new DatabaseId.Cluster("shop")),
                        controlPlane(clients, new DatabaseId.Cluster("cars")),
                        secrets(clients))
                .flatMap(calls -> calls)
                .toList();
        return Stream.concat(lines.stream(), Stream.of(clients.requests() + " requests"))
                .toList();
    }

    private Stream<String> elb(AwsClients clients) {
        var groups = new ElbTargetGroups(clients);
        var targets = new TreeSet<>(List.of(new Target(ADDRESSES.first(), 5432)));
        return Stream.of(
                said(groups.port(targetGroupArn)),
                said(groups.register(targetGroupArn, targets)),
                said(groups.read(targetGroupArn)),
                said(groups.deregister(targetGroupArn, targets)),
                said(groups.read(targetGroupArn + "0")),
                said(() -> new ElbBalancers(clients).of(targetGroupArn)),
                said(new ElbLoadBalancers(clients).of(targetGroupArn, LIMIT)));
    }

    private Stream<String> route53(AwsClients clients) {
        var zones = new Route53HostedZones(clients);
        var record = new AddressRecord(zoneId, "orders-db.internal.example", 30);
        var absent = new AddressRecord("ZABSENT", "orders-db.internal.example", 30);
        return Stream.of(
                said(zones.upsert(record, Family.IPV4, ADDRESSES)),
                said(zones.read(record, Family.IPV4)),
                said(zones.read(absent, Family.IPV4)));
    }

    private static Stream<String> rds(AwsClients clients) {
        var databases = new RdsDatabases(clients);
        return Stream.of(
                said(databases.describe(Set.of("orders", "absent"), Set.of("shop"))),
                said(databases.describe(Set.of(), Set.of("absent"))),
                said(new RdsSubnetGroups(clients).of(new Source.Instance("orders"), LIMIT)));
    }

    private static Stream<String> ssm(AwsClients clients) {
        var parameters = new SsmParameters(clients);
        return Stream.of(
                said(parameters.write("/memory/orders", "10.0.2.7")),
                said(parameters.read("/memory/orders")),
                said(parameters.readAll("/fleet")),
                said(parameters.read("/absent")));
    }

    private static Stream<String> tags(AwsClients clients) {
        return Stream.of(said(new TaggedTargetGroups(clients).withTag("repoint:source")));
    }

    /** Whoever calls makes groups of its own: each is made once. */
    private static Stream<String> controlPlane(AwsClients clients, DatabaseId id) {
        var rds = new RdsControlPlane(clients);
        String made = id.id() + "-" + ProcessHandle.current().pid();
        var settings = List.of(new Setting("wal_sender_timeout", "0", false));
        return Stream.of(
                said(() -> rds.attach(id, "second")),
                said(() -> rds.database(id)),
                said(() -> rds.create(id, made, "postgres16", "Repoint")),
                said(() -> rds.copy(id, made, made + "-copy", "Repoint")),
                said(() -> rds.set(id, made, settings)),
                said(() -> rds.parameterGroup(id, "first")),
                said(() -> rds.parameterGroup(id, "absent")),
                said(() -> rds.reboot(id, false)),
                said(() -> rds.token(new Host("orders.example", 5432), "admin")
                        .value()
                        .replaceFirst("[?].*", "")));
    }

    private static Stream<String> secrets(AwsClients clients) {
        var secrets = new SecretsManagerSecrets(clients);
        String made = "orders-" + ProcessHandle.current().pid();
        var text = new Secret("of the test");
        return Stream.of(
                said(() -> secrets.write(made, text, true)),
                said(() -> secrets.write(made, text, false)),
                said(() -> secrets.read(made)),
                said(() -> secrets.read("absent")));
    }

    /** What a reading call of the control plane can't say is an exception. */
    private static String said(Supplier<?> call) {
        try {
            return call.get().toString();
        } catch (IllegalStateException unsaid) {
            return String.valueOf(unsaid.getMessage());
        }
    }

    private static String said(Optional<Refusal> refusal) {
        return refusal.map(Refusal::toString).orElse("done");
    }

    private static String said(Reply<?> reply) {
        return reply.toString();
    }
}
