package dev.repoint.remediation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What RDS tells of its fail-overs: each event may be lost, late, doubled, and is stamped by another clock. */
final class RandomEvents {

    private final Chance chance;
    private final Diary diary;
    private final List<DatabaseEvent> events = new ArrayList<>();

    RandomEvents(Chance chance, Diary diary) {
        this.chance = chance;
        this.diary = diary;
    }

    /** 0013 at the start, 0006 on the way, 0049 after the end. */
    void tell(Instant outage, Instant flip) {
        for (Instant at : List.of(outage, outage.plus(Duration.ofSeconds(15)), flip.plus(chance.millis(0, 40_000)))) {
            if (chance.hits("event: lost", 4)) {
                continue;
            }
            Instant stamp = at.plusMillis(chance.nextInt(-5_000, 5_000));
            Instant arrival =
                    at.plus(chance.hits("event: late", 8) ? chance.millis(60_000, 400_000) : chance.millis(100, 5_000));
            arrives(arrival, stamp);
            if (chance.hits("event: doubled", 8)) {
                arrives(arrival.plus(chance.millis(0, 60_000)), stamp);
            }
        }
    }

    List<DatabaseEvent> inOrderOfArrival() {
        return events.stream()
                .sorted(Comparator.comparing(DatabaseEvent::arrivesAt))
                .toList();
    }

    private void arrives(Instant at, Instant stamp) {
        if (diary.has("an event of " + stamp + " at " + at)) {
            events.add(new DatabaseEvent(at, stamp));
        }
    }
}
