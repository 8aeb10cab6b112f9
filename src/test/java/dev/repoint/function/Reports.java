package dev.repoint.function;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Target;
import dev.repoint.remediation.BindingReport;
import dev.repoint.remediation.Outcome;
import dev.repoint.remediation.RecordState;
import java.time.Duration;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reports on bindings, as a remediator would make them. */
final class Reports {

    private Reports() {}

    /** Of a binding that saw nothing. */
    static BindingReport of(String name, Outcome outcome) {
        return of(name, outcome, 0, Optional.empty(), false, Optional.empty(), Optional.empty());
    }

    /** Of one in a new environment of a fleet, whose group is still to be read. */
    static BindingReport awaitingItsTurn(String name) {
        return of(name, Outcome.HELD, 1, Optional.empty(), true, Optional.empty(), Optional.of(Duration.ZERO));
    }

    /** Of one that looked well when its group had its turn a while ago. */
    static BindingReport readEarlier(String name) {
        return of(
                name,
                Outcome.ALIGNED,
                1,
                Optional.empty(),
                false,
                Optional.of(Duration.ofMinutes(3)),
                Optional.of(Duration.ZERO));
    }

    /** Of one that has just looked and read its group. */
    static BindingReport read(String name, Outcome outcome, int healthy, int secondsSinceAnswer) {
        return of(
                name,
                outcome,
                1,
                Optional.of(healthy),
                false,
                Optional.of(Duration.ZERO),
                Optional.of(Duration.ofSeconds(secondsSinceAnswer)));
    }

    private static BindingReport of(
            String name,
            Outcome outcome,
            int looks,
            Optional<Integer> healthy,
            boolean awaitsTurn,
            Optional<Duration> sinceRead,
            Optional<Duration> sinceAnswer) {
        return new BindingReport(
                name,
                outcome,
                "why",
                new TreeSet<>(),
                5432,
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                RecordState.NONE,
                looks,
                Duration.ZERO,
                false,
                healthy,
                awaitsTurn,
                sinceRead,
                sinceAnswer,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Of one that followed its database from 10.0.1.5 to 10.0.2.7 after an event. */
    static BindingReport moved(String name) {
        return new BindingReport(
                name,
                Outcome.REALIGNED,
                "DNS moved",
                Stream.of("10.0.2.7").map(Address::of).collect(TreeSet::new, TreeSet::add, TreeSet::addAll),
                5432,
                targets(5432, "10.0.1.5"),
                targets(5432, "10.0.2.7"),
                targets(5432, "10.0.1.5"),
                targets(6432, "10.0.3.9"),
                RecordState.UPDATED,
                14,
                Duration.ofMillis(61_200),
                true,
                Optional.of(1),
                false,
                Optional.of(Duration.ofSeconds(90)),
                Optional.of(Duration.ofMillis(2_900)),
                Optional.of(Duration.ofMillis(31_250)),
                Optional.of(Duration.ofMillis(20_100)),
                Optional.empty());
    }

    private static NavigableSet<Target> targets(int port, String... addresses) {
        return Stream.of(addresses)
                .map(address -> new Target(Address.of(address), port))
                .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
    }
}
