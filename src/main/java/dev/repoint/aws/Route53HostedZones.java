package dev.repoint.aws;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Family;
import dev.repoint.remediation.AddressRecord;
import dev.repoint.remediation.HostedZones;
import dev.repoint.remediation.Refusal;
import dev.repoint.remediation.Reply;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** Records in Route 53's hosted zones, private and public. The client is made when a record is first looked at. */
public final class Route53HostedZones implements HostedZones {

    private final AwsClients clients;
    private Optional<Route53Client> client = Optional.empty();

    public Route53HostedZones(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public Reply<NavigableSet<Address>> read(AddressRecord record, Family family) {
        try {
            // The list begins at name and type, or after them in the zone's order if they don't exist.
            List<ResourceRecordSet> found = client().listResourceRecordSets(
                            request -> request.hostedZoneId(record.zoneId())
                                    .startRecordName(record.name())
                                    .startRecordType(type(family))
                                    .maxItems("1"))
                    .resourceRecordSets();
            return new Reply.Given<>(found.stream()
                    .filter(set -> set.name().equalsIgnoreCase(record.name() + ".") && set.type() == type(family))
                    .flatMap(set -> set.resourceRecords().stream())
                    .flatMap(value -> Address.parse(value.value()).stream())
                    .collect(TreeSet::new, TreeSet::add, TreeSet::addAll));
        } catch (SdkException failure) {
            return new Reply.Refused<>(AwsFailure.refusal("ListResourceRecordSets", failure));
        }
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
        Change change = Change.builder()
                .action(ChangeAction.UPSERT)
                .resourceRecordSet(wanted)
                .build();
        try {
            client().changeResourceRecordSets(request -> request.hostedZoneId(record.zoneId())
                    .changeBatch(batch -> batch.comment("Repoint").changes(change)));
            return Optional.empty();
        } catch (SdkException failure) {
            return Optional.of(AwsFailure.refusal("ChangeResourceRecordSets", failure));
        }
    }

    private synchronized Route53Client client() {
        Route53Client made = client.orElseGet(clients::route53);
        client = Optional.of(made);
        return made;
    }

    private static RRType type(Family family) {
        return switch (family) {
            case IPV4 -> RRType.A;
            case IPV6 -> RRType.AAAA;
        };
    }
}
