package dev.repoint.drill.report;

import dev.repoint.drill.nlb.TargetState;
import dev.repoint.drill.scenario.Host;
import dev.repoint.drill.stage.Answer;
import dev.repoint.drill.stage.Happening;
import dev.repoint.drill.stage.Happening.Kind;
import dev.repoint.drill.stage.Loss;
import dev.repoint.drill.stage.Recording;
import dev.repoint.drill.stage.Targets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What Repoint is answerable for in one failover: from the moment at which it could know the new address until the call
 * that registers it has returned. It could know it once DNS gave it, something could have woken the function, and ELBv2
 * refused no longer.
 *
 * @param flippedAt when DNS gave the new address first
 * @param from when Repoint could know the address
 * @param registeredAt nothing if it never was
 */
record Repair(Loss loss, Instant flippedAt, Instant from, Optional<Instant> registeredAt) {
    /** Two looks, half a second apart, and what a busy machine and four calls may take. */
    static final Duration USUAL_BUDGET = Duration.ofSeconds(2);

    static Repair of(Recording recording, Loss loss) {
        Host wanted = loss.host().other();
        Instant flippedAt = recording.answers().stream()
                .filter(answer -> answer.gives(wanted) && !answer.at().isBefore(loss.at()))
                .map(Answer::at)
                .findFirst()
                .orElse(recording.end());
        Instant wokenAt =
                first(recording, loss, happening -> isWaking(happening.kind())).orElse(recording.end());
        Optional<Instant> registeredAt = first(recording, loss, happening -> isOf(happening, Kind.REGISTERED, wanted));
        Stream<Instant> refusedAt = since(recording, loss)
                .filter(happening -> isOf(happening, Kind.REFUSED, wanted))
                .map(Happening::at)
                .filter(at -> registeredAt.filter(at::isBefore).isPresent());
        Instant from = Stream.concat(Stream.of(flippedAt, wokenAt), refusedAt)
                .max(Instant::compareTo)
                .orElseThrow();
        return new Repair(loss, flippedAt, from, registeredAt);
    }

    /** Nought if it was registered before that, as when another invocation still watches. */
    Duration took(Instant end) {
        Duration took = Duration.between(from, registeredAt.orElse(end));
        return took.isNegative() ? Duration.ZERO : took;
    }

    /** To the host that was lost before. */
    boolean isFailback() {
        return loss.host() == Host.SECOND;
    }

    /** Whether the target was draining when it was registered; the scenario proves nothing otherwise. */
    boolean wasDraining(Recording recording) {
        Instant until = registeredAt.orElse(recording.end());
        return recording.states().stream()
                .filter(change -> Targets.host(change.target()) == loss.host().other()
                        && change.at().isBefore(until))
                .reduce((_, later) -> later)
                .filter(change -> change.state().equals(Optional.of(TargetState.DRAINING)))
                .isPresent();
    }

    Duration budget() {
        return USUAL_BUDGET.plus(loss.failover().slack());
    }

    private static boolean isWaking(Kind kind) {
        return kind == Kind.EVENT || kind == Kind.TICK;
    }

    private static boolean isOf(Happening happening, Kind kind, Host host) {
        return happening.kind() == kind && happening.host().equals(Optional.of(host));
    }

    private static Optional<Instant> first(Recording recording, Loss loss, Predicate<Happening> wanted) {
        return since(recording, loss).filter(wanted).map(Happening::at).findFirst();
    }

    private static Stream<Happening> since(Recording recording, Loss loss) {
        return recording.timeline().stream().filter(happening -> !happening.at().isBefore(loss.at()));
    }
}
