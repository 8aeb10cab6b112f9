package dev.repoint.aws;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Family;
import dev.repoint.remediation.AddressRecord;
import dev.repoint.remediation.HostedZones;
import dev.repoint.remediation.Refusal;
import dev.repoint.remediation.Refusal.Verdict;
import dev.repoint.remediation.Reply;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** Records in Route 53's hosted zones, private and public: simple ones, not what somebody else made of the name. */
public final class Route53HostedZones implements HostedZones {

    private final AwsClients clients;

    /** One zone takes one change at a time, and an account five requests a second: what comes together goes together. */
    private final Map<String, JointWrites<Change>> writes = new ConcurrentHashMap<>();

    public Route53HostedZones(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public Reply<NavigableSet<Address>> read(AddressRecord record, Family family) {
        return AwsFailure.reply("ListResourceRecordSets", () -> {
            // The list begins at name and type, or after them in the zone's order if they don't exist. A name with a
            // CNAME has nothing else, so that this one set tells it, too.
            List<ResourceRecordSet> found = clients.route53()
                    .listResourceRecordSets(request -> request.hostedZoneId(record.zoneId())
                            .startRecordName(record.name())
                            .startRecordType(type(family))
                            .maxItems("1"))
                    .resourceRecordSets();
            return found.stream()
                    .filter(set -> set.name().equalsIgnoreCase(record.name() + "."))
                    .flatMap(set -> addresses(set, type(family)))
                    .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
        });
    }

    /** @throws RefusedCall if the name's set is none that an upsert could replace, or none that it should */
    private static Stream<Address> addresses(ResourceRecordSet set, RRType type) {
        if (set.type() == RRType.CNAME) {
            String to =
                    set.resourceRecords().stream().map(ResourceRecord::value).collect(Collectors.joining(", "));
            throw notOurs(set, "a CNAME of " + to);
        }
        if (set.type() != type) {
            return Stream.empty();
        }
        if (set.aliasTarget() != null) {
            throw notOurs(set, "an alias of " + set.aliasTarget().dnsName());
        }
        if (set.setIdentifier() != null) {
            throw notOurs(set, "one of several by a routing policy, \"" + set.setIdentifier() + "\"");
        }
        return set.resourceRecords().stream().flatMap(value -> Address.parse(value.value()).stream());
    }

    private static RefusedCall notOurs(ResourceRecordSet set, String what) {
        return new RefusedCall(new Refusal(
                Verdict.FAILED,
                "the zone holds a record " + set.name() + " already that Repoint leaves alone: it is " + what));
    }

    @Override
    public Optional<Refusal> upsert(AddressRecord record, Family family, NavigableSet<Address> addresses) {
        ResourceRecordSet wanted = ResourceRecordSet.builder()
                .name(record.name())
                .type(type(family))
                .ttl((long) record.ttlSeconds())
                .resourceRecords(addresses.stream()
                        .map(address -> ResourceRecord.builder()
                                .value(address.toString())
                                .build())
                        .toList())
                .build();
        return writes.computeIfAbsent(record.zoneId(), this::writesTo)
                .write(Change.builder()
                        .action(ChangeAction.UPSERT)
                        .resourceRecordSet(wanted)
                        .build());
    }

    private JointWrites<Change> writesTo(String zoneId) {
        return new JointWrites<>(changes -> {
            try {
                clients.route53()
                        .changeResourceRecordSets(request -> request.hostedZoneId(zoneId)
                                .changeBatch(batch -> batch.comment("Repoint").changes(changes)));
                return Optional.empty();
            } catch (SdkException failure) {
                return Optional.of(AwsFailure.refusal("ChangeResourceRecordSets", failure));
            }
        });
    }

    private static RRType type(Family family) {
        return switch (family) {
            case IPV4 -> RRType.A;
            case IPV6 -> RRType.AAAA;
        };
    }
}
