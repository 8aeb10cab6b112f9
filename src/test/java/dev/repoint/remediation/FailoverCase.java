package dev.repoint.remediation;

import static dev.repoint.alignment.Examples.NEW;
import static dev.repoint.alignment.Examples.OLD;
import static dev.repoint.alignment.Examples.answer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One fail-over as AWS's users measure them, from {@code OLD} to {@code NEW}, the same for every strategy. docs/performance.md
 * says where the figures come from.
 *
 * @param answersAt when the new primary takes connections
 * @param settledAt when DNS has flipped for good
 * @param events in the order of their arrival
 * @param untilHealthy from a registration to the first flow that the balancer sends there
 * @param phase of a schedule, as a share of its period
 */
record FailoverCase(
        Instant lostAt,
        Instant answersAt,
        Instant settledAt,
        Duration flapping,
        List<DatabaseEvent> events,
        Duration untilHealthy,
        double phase) {

    FailoverCase {
        events = List.copyOf(events);
    }

    static FailoverCase of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Instant lostAt = VirtualTime.START.plus(Duration.ofMinutes(10));
        Instant answersAt = lostAt.plus(millis(random, 15_000, 39_000));
        Instant told = answersAt.plus(millis(random, 3_000, 42_000));
        Instant flip = answersAt.plusMillis(random.nextInt(-5_000, 5_000));
        Duration flapping = Duration.ZERO;
        int way = random.nextInt(10);
        if (way == 0) {
            flip = answersAt.plus(millis(random, 60_000, 240_000));
        } else if (way < 3) {
            flapping = millis(random, 20_000, 30_000);
        }
        List<DatabaseEvent> events = tellings(random, List.of(lostAt, lostAt.plusSeconds(16), told));
        return new FailoverCase(
                lostAt,
                answersAt,
                flip.plus(flapping),
                flapping,
                events,
                millis(random, 70_000, 180_000),
                random.nextDouble());
    }

    private static List<DatabaseEvent> tellings(SplittableRandom random, List<Instant> moments) {
        List<DatabaseEvent> events = new ArrayList<>();
        for (Instant at : moments) {
            if (random.nextInt(20) > 0) {
                boolean isLate = random.nextInt(10) == 0;
                events.add(new DatabaseEvent(
                        at.plus(isLate ? millis(random, 60_000, 300_000) : millis(random, 500, 5_000)), at));
            }
        }
        events.sort(Comparator.comparing(DatabaseEvent::arrivesAt));
        return events;
    }

    /** A deployment that this happens to. */
    Deployment stage(Circumstance circumstance) {
        Deployment stage = Deployment.ofInstance();
        stage.dns().latency(Duration.ofMillis(5));
        if (circumstance != Circumstance.NOTHING_CACHED) {
            stage.dns().cachesAnswers();
        }
        stage.groups().latency(Duration.ofMillis(80));
        stage.held().pace(untilHealthy, Duration.ofSeconds(20));
        if (circumstance != Circumstance.HOST_SERVES_ON) {
            stage.held().dies(OLD, lostAt);
        }
        if (flapping.isPositive()) {
            Instant from = settledAt.minus(flapping);
            stage.dns().flaps(Deployment.HOST, from, Duration.ofSeconds(5), answer(NEW), answer(OLD));
        }
        stage.movesTo(settledAt, NEW);
        return stage;
    }

    private static Duration millis(SplittableRandom random, int from, int to) {
        return Duration.ofMillis(random.nextInt(from, to));
    }
}
