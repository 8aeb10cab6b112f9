package dev.repoint.drill;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ChangeStatus;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** Hosted zones of an account. Names go in without their final dot. */
public final class AccountHostedZones {
    private final Route53Client route53;

    AccountHostedZones(Route53Client route53) {
        this.route53 = route53;
    }

    /** Gives the zone's id without {@code /hostedzone/}. */
    public String create(String name) {
        String id = route53.createHostedZone(zone ->
                        zone.name(name).callerReference(UUID.randomUUID().toString()))
                .hostedZone()
                .id();
        return id.substring(id.lastIndexOf('/') + 1);
    }

    /** Creates the record set or replaces it; gives the change's state. */
    public ChangeStatus put(String zoneId, RRType type, String name, long ttlSeconds, String... values) {
        var records = Stream.of(values)
                .map(value -> ResourceRecord.builder().value(value).build())
                .toList();
        var set = ResourceRecordSet.builder()
                .name(name)
                .type(type)
                .ttl(ttlSeconds)
                .resourceRecords(records)
                .build();
        var upsert = Change.builder()
                .action(ChangeAction.UPSERT)
                .resourceRecordSet(set)
                .build();
        return route53.changeResourceRecordSets(
                        request -> request.hostedZoneId(zoneId).changeBatch(batch -> batch.changes(upsert)))
                .changeInfo()
                .status();
    }

    public Optional<ResourceRecordSet> find(String zoneId, RRType type, String name) {
        return route53
                .listResourceRecordSets(request -> request.hostedZoneId(zoneId)
                        .startRecordName(name)
                        .startRecordType(type)
                        .maxItems("1"))
                .resourceRecordSets()
                .stream()
                .filter(set -> set.type() == type && set.name().equals(name + "."))
                .findFirst();
    }

    /** The record's addresses in order of their text; none if there is no such record. */
    public List<String> addresses(String zoneId, RRType type, String name) {
        return find(zoneId, type, name).stream()
                .flatMap(set -> set.resourceRecords().stream())
                .map(ResourceRecord::value)
                .sorted()
                .toList();
    }
}
