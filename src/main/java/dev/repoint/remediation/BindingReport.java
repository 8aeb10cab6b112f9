package dev.repoint.remediation;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Target;
import java.time.Duration;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * All that an invocation did for one binding, and why (rule 11).
 *
 * @param answer the latest addresses that DNS gave
 * @param port the port of the binding's targets, 0 if it could not be learnt
 * @param before the group at the first look, without draining targets
 * @param waiting unwanted targets that stay because removing them would not help yet (rule 4)
 * @param looks how often DNS was asked for the endpoint
 * @param hadDrift whether group and answer differed at any look
 * @param healthyTargets how many targets were healthy when this invocation last read the group, if it did
 * @param awaitsTurn whether nothing is known of the group but that its turn to be read hasn't come yet in this environment
 * @param sinceRead how long ago the group was last read, if it ever was in this environment
 * @param sinceAnswer how long ago DNS last gave addresses, if it ever did in this environment
 * @param toRealign from the event to the return of the first register call, if both were
 * @param toHealthy from there until a wanted target was seen healthy, if it was
 * @param surprise what broke the pass down, if something nobody expected did
 */
public record BindingReport(
        String name,
        Outcome outcome,
        String reason,
        NavigableSet<Address> answer,
        int port,
        NavigableSet<Target> before,
        NavigableSet<Target> registered,
        NavigableSet<Target> deregistered,
        NavigableSet<Target> waiting,
        RecordState record,
        int looks,
        Duration took,
        boolean hadDrift,
        Optional<Integer> healthyTargets,
        boolean awaitsTurn,
        Optional<Duration> sinceRead,
        Optional<Duration> sinceAnswer,
        Optional<Duration> toRealign,
        Optional<Duration> toHealthy,
        Optional<Throwable> surprise) {

    /** The report of a binding that could not be looked at to the end even once. */
    public static BindingReport failed(String name, String reason, Duration took, Optional<Throwable> surprise) {
        return new BindingReport(
                name,
                Outcome.FAILED,
                reason,
                Collections.emptyNavigableSet(),
                0,
                Collections.emptyNavigableSet(),
                Collections.emptyNavigableSet(),
                Collections.emptyNavigableSet(),
                Collections.emptyNavigableSet(),
                RecordState.NONE,
                0,
                took,
                false,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                surprise);
    }

    BindingReport because(String otherReason) {
        return new BindingReport(
                name,
                outcome,
                otherReason,
                answer,
                port,
                before,
                registered,
                deregistered,
                waiting,
                record,
                looks,
                took,
                hadDrift,
                healthyTargets,
                awaitsTurn,
                sinceRead,
                sinceAnswer,
                toRealign,
                toHealthy,
                surprise);
    }
}
