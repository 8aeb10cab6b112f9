package dev.repoint.remediation;

import static dev.repoint.remediation.SimulatedZones.Operation.READ;
import static dev.repoint.remediation.SimulatedZones.Operation.UPSERT;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Examples;
import dev.repoint.alignment.Family;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A binding's record in Route 53, and what AWS and other writers do to it. */
final class RandomRecord {

    private final Chance chance;
    private final SimulatedZones zones;
    private final Diary diary;
    private final AddressRecord record;
    private final Duration propagation;

    RandomRecord(Chance chance, SimulatedZones zones, Diary diary) {
        this.chance = chance;
        this.zones = zones;
        this.diary = diary;
        int ttl = List.of(1, 5, 30, 60, 300).get(chance.nextInt(5));
        this.record = new AddressRecord("Z0123456789", "orders-db.internal.example", ttl);
        this.propagation = chance.nextBoolean() ? Duration.ZERO : chance.millis(1_000, 60_000);
        chance.count("route 53: a record");
        zones.propagation(propagation);
        if (chance.nextInt(5) > 0) {
            zones.hold(record, Examples.OLD);
        }
        diary.always(VirtualTime.START, "there is a record, " + record + ", written within " + propagation, () -> {});
    }

    AddressRecord record() {
        return record;
    }

    boolean holds(Address address) {
        return zones.held(record, Family.IPV4).equals(Set.of(address));
    }

    /** After a look that found nothing, or whose find wasn't written: until the record is looked at once more, and shown. */
    Duration boundToConverge() {
        return Duration.ofMinutes(3)
                .plus(Duration.ofSeconds(record.ttlSeconds()).multipliedBy(2))
                .plus(propagation);
    }

    void disturb(Instant outage) {
        for (int i = chance.nextInt(3); i > 0; i--) {
            var operation = List.of(READ, UPSERT).get(chance.nextInt(2));
            int times = chance.nextInt(1, 4);
            Fault fault = chance.fault();
            chance.count("route 53: " + fault.getClass().getSimpleName());
            diary.happens(
                    outage.plus(chance.millis(0, 120_000)),
                    times + " x record " + operation + " " + fault,
                    () -> zones.disturb(operation, times, fault));
        }
        Instant at = outage.plus(chance.millis(0, 180_000));
        Address host = RandomWorld.HOSTS.get(chance.nextInt(RandomWorld.HOSTS.size()));
        if (chance.hits("route 53: another writer", 4)) {
            diary.happens(at, "somebody writes " + host + " into the record", () -> zones.hold(record, host));
        }
    }
}
