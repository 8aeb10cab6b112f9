package dev.repoint.remediation;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Answer;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** What an environment writes down of what it did. */
sealed interface Entry {

    /** An invocation began. */
    record Began(Instant at, Occasion occasion) implements Entry {}

    /**
     * What each resolver said of a name.
     *
     * @param addresses those that any of them gave
     */
    record Heard(
            String name, Instant askedAt, Instant answeredAt, List<Answer> answers, NavigableSet<Address> addresses)
            implements Entry {

        Heard(String name, Instant askedAt, Instant answeredAt, List<Answer> answers) {
            this(name, askedAt, answeredAt, answers, union(answers));
        }

        private static NavigableSet<Address> union(List<Answer> answers) {
            NavigableSet<Address> union = new TreeSet<>();
            for (Answer answer : answers) {
                if (answer instanceof Answer.Addresses given) {
                    union.addAll(given.addresses());
                }
            }
            return union;
        }
    }

    /** A call to the target groups' API. */
    record Made(SimulatedTargetGroups.Call call) implements Entry {}

    /** What the RDS API said. */
    record Described(Instant askedAt, Instant answeredAt, Reply<Inventory> reply) implements Entry {}

    /** A call to the hosted zones' API. */
    record Kept(SimulatedZones.Call call) implements Entry {}
}
