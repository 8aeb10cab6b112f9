package dev.repoint.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Family;
import dev.repoint.drill.AccountHostedZones;
import dev.repoint.drill.AwsAccount;
import dev.repoint.drill.AwsGateway;
import dev.repoint.drill.Disturbance.Fail;
import dev.repoint.drill.Disturbance.HalfBody;
import dev.repoint.remediation.AddressRecord;
import dev.repoint.remediation.Refusal;
import dev.repoint.remediation.Refusal.Verdict;
import dev.repoint.remediation.Reply;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** The adapter against a Route 53 that somebody else wrote. */
@Timeout(400)
final class Route53HostedZonesIT {
    private static final String NAME = "orders-db.internal.example";
    private static final int ATTEMPTS = 3;

    @RegisterExtension
    final MotoCloud cloud = new MotoCloud();

    private final AwsAccount account = AwsAccount.at(cloud.endpoint());
    private final AccountHostedZones owner = account.hostedZones();
    private final AwsGateway gateway = cloud.gateway();
    private final AwsClients clients = cloud.clients();
    private final Route53HostedZones zones = new Route53HostedZones(clients);

    @AfterEach
    void stop() {
        account.close();
    }

    @Test
    void readsNothingWhereThereIsNoRecord() {
        AddressRecord record = record(owner.create("internal.example"));
        owner.put(record.zoneId(), RRType.A, "pets.internal.example", 60, "10.0.9.9");
        owner.put(record.zoneId(), RRType.AAAA, NAME, 60, "fd00::9");

        assertThat(zones.read(record, Family.IPV4)).isEqualTo(new Reply.Given<>(addresses()));
    }

    @Test
    void readsTheRecordOfTheFamily() {
        AddressRecord record = record(owner.create("internal.example"));
        owner.put(record.zoneId(), RRType.A, NAME, 60, "10.0.2.7", "10.0.1.5");
        owner.put(record.zoneId(), RRType.AAAA, NAME, 60, "fd00:0:0::9");

        assertThat(zones.read(record, Family.IPV4)).isEqualTo(new Reply.Given<>(addresses("10.0.1.5", "10.0.2.7")));
        assertThat(zones.read(record, Family.IPV6)).isEqualTo(new Reply.Given<>(addresses("fd00::9")));
        assertThat(clients.requests()).isEqualTo(2).isEqualTo(gateway.calls().size());
    }

    @Test
    void createsAndReplacesARecord() {
        AddressRecord record = record(owner.create("internal.example"));

        assertThat(zones.upsert(record, Family.IPV4, addresses("10.0.1.5", "10.0.2.7")))
                .isEmpty();
        assertThat(owner.find(record.zoneId(), RRType.A, NAME))
                .hasValueSatisfying(set -> assertThat(set.ttl()).isEqualTo(30));

        assertThat(zones.upsert(record, Family.IPV4, addresses("10.0.2.7"))).isEmpty();
        assertThat(zones.upsert(record, Family.IPV4, addresses("10.0.2.7"))).isEmpty();
        assertThat(owner.addresses(record.zoneId(), RRType.A, NAME)).containsExactly("10.0.2.7");
        assertThat(owner.find(record.zoneId(), RRType.AAAA, NAME)).isEmpty();
    }

    @Test
    void recordsOfOneZoneThatChangeTogetherGoInFewCalls() throws Exception {
        String zoneId = owner.create("internal.example");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<Refusal>>> writes = IntStream.range(0, 50)
                    .mapToObj(number -> new AddressRecord(zoneId, "db" + number + ".internal.example", 30))
                    .map(record -> threads.submit(() -> zones.upsert(record, Family.IPV4, addresses("10.0.2.7"))))
                    .toList();
            for (Future<Optional<Refusal>> write : writes) {
                assertThat(write.get()).isEmpty();
            }
        }

        assertThat(gateway.calls().size()).isLessThan(10);
        assertThat(owner.addresses(zoneId, RRType.A, "db49.internal.example")).containsExactly("10.0.2.7");
    }

    @Test
    void createsARecordForIpv6() {
        AddressRecord record = record(owner.create("internal.example"));

        assertThat(zones.upsert(record, Family.IPV6, addresses("fd00::7"))).isEmpty();
        assertThat(owner.addresses(record.zoneId(), RRType.AAAA, NAME)).containsExactly("fd00::7");
    }

    @Test
    void leavesACnameAlone() {
        AddressRecord record = record(owner.create("internal.example"));
        owner.put(record.zoneId(), RRType.CNAME, NAME, 60, "orders.example.");

        assertLeftAlone(record, "a CNAME of orders.example.");
        assertThat(zones.read(record, Family.IPV6)).isInstanceOf(Reply.Refused.class);
    }

    @Test
    void leavesAnAliasAlone() {
        AddressRecord record = record(owner.create("internal.example"));
        put(
                record,
                set -> set.aliasTarget(target -> target.hostedZoneId("ZBALANCER")
                        .dnsName("a-balancer.elb.example.")
                        .evaluateTargetHealth(false)));

        assertLeftAlone(record, "an alias of a-balancer.elb.example.");
        assertThat(zones.read(record, Family.IPV6)).isEqualTo(new Reply.Given<>(addresses()));
    }

    @Test
    void leavesARecordWithARoutingPolicyAlone() {
        AddressRecord record = record(owner.create("internal.example"));
        put(
                record,
                set -> set.setIdentifier("green")
                        .weight(10L)
                        .ttl(60L)
                        .resourceRecords(
                                ResourceRecord.builder().value("10.0.2.7").build()));

        assertLeftAlone(record, "one of several by a routing policy, \"green\"");
    }

    private void put(AddressRecord record, Consumer<ResourceRecordSet.Builder> content) {
        var set = ResourceRecordSet.builder()
                .name(NAME)
                .type(RRType.A)
                .applyMutation(content)
                .build();
        account.route53()
                .changeResourceRecordSets(request -> request.hostedZoneId(record.zoneId())
                        .changeBatch(batch -> batch.changes(Change.builder()
                                .action(ChangeAction.CREATE)
                                .resourceRecordSet(set)
                                .build())));
    }

    private void assertLeftAlone(AddressRecord record, String what) {
        assertThat(zones.read(record, Family.IPV4))
                .isEqualTo(new Reply.Refused<>(new Refusal(
                        Verdict.FAILED,
                        "the zone holds a record " + NAME + ". already that Repoint leaves alone: it is " + what)));
    }

    @Test
    void refusesInAZoneThatIsNotThere() {
        AddressRecord record = record("ZABSENT");

        assertThat(zones.read(record, Family.IPV4))
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        refused -> assertThat(refused.refusal()).satisfies(refusal -> {
                            assertThat(refusal.verdict()).isEqualTo(Verdict.FAILED);
                            assertThat(refusal.reason())
                                    .startsWith("ListResourceRecordSets was refused: NoSuchHostedZone");
                        }));
        assertThat(zones.upsert(record, Family.IPV4, addresses("10.0.2.7"))).hasValueSatisfying(refusal -> {
            assertThat(refusal.verdict()).isEqualTo(Verdict.FAILED);
            assertThat(refusal.reason()).startsWith("ChangeResourceRecordSets was refused: NoSuchHostedZone");
        });
        assertThat(clients.requests()).isEqualTo(2);
    }

    @Test
    void triesAgainWhenThrottled() {
        AddressRecord record = record(owner.create("internal.example"));
        Fail throttled = new Fail(400, "Throttling", "rate exceeded");
        gateway.disturb(action -> action.startsWith("POST"), throttled, throttled);

        assertThat(zones.upsert(record, Family.IPV4, addresses("10.0.2.7"))).isEmpty();
        assertThat(owner.addresses(record.zoneId(), RRType.A, NAME)).containsExactly("10.0.2.7");
        assertThat(clients.requests())
                .isEqualTo(ATTEMPTS)
                .isEqualTo(gateway.calls().size());
    }

    @Test
    void takesHalfAnAnswerForNone() {
        AddressRecord record = record(owner.create("internal.example"));
        owner.put(record.zoneId(), RRType.A, NAME, 60, "10.0.2.7");
        gateway.disturbAlways(action -> action.startsWith("GET"), new HalfBody());

        assertThat(zones.read(record, Family.IPV4))
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        refused -> assertThat(refused.refusal().verdict()).isEqualTo(Verdict.RETRY));
    }

    @Test
    void mayNotDoWhatItsRoleForbids() {
        AddressRecord record = record(owner.create("internal.example"));
        gateway.disturbAlways(action -> action.startsWith("POST"), new Fail(403, "AccessDenied", "no such right"));

        assertThat(zones.upsert(record, Family.IPV4, addresses("10.0.2.7")))
                .contains(new Refusal(
                        Verdict.FAILED, "ChangeResourceRecordSets was refused: AccessDenied, no such right"));
    }

    private static AddressRecord record(String zone) {
        return new AddressRecord(zone, NAME, AddressRecord.TTL_SECONDS_DEFAULT);
    }

    private static NavigableSet<Address> addresses(String... texts) {
        return Stream.of(texts).map(Address::of).collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
    }
}
