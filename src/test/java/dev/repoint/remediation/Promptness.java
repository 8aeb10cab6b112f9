package dev.repoint.remediation;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Target;
import dev.repoint.remediation.SimulatedTargetGroups.Call;
import dev.repoint.remediation.SimulatedTargetGroups.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * Whether a wanted address is registered at the look that sees it, if nothing stands in the way (rule 3): a look that could not
 * read the group, or change it, waits for the next one.
 */
final class Promptness {

    /** A full group is not tried again for so long, and a change doesn't rest on an answer that is older. */
    private static final Duration EXCUSE = Duration.ofSeconds(10);

    private final Judge judge;
    private final Binding binding;
    private Optional<Entry.Heard> before = Optional.empty();
    private Instant refusedAt = Instant.MIN;
    private boolean isTried;
    private boolean isRefused;
    private boolean wasRefused;

    Promptness(Judge judge, Binding binding) {
        this.judge = judge;
        this.binding = binding;
    }

    void take(Call call) {
        isTried |= call.operation() == Operation.REGISTER;
        if (call.refusal().isPresent()) {
            isRefused = true;
            refusedAt = call.at().plus(Fault.GIVES_UP_AFTER);
        }
    }

    /** The next look: the one before is over. */
    void take(Entry.Heard heard, Knowledge known) {
        before.filter(look -> isFree(look, heard, known))
                .ifPresent(look -> judge.require(
                        isTried || isHeld(look, known), "what DNS says is registered at once", look, " until ", heard));
        before = Optional.of(heard);
        isTried = false;
        wasRefused = isRefused;
        isRefused = false;
    }

    private boolean isFree(Entry.Heard look, Entry.Heard next, Knowledge known) {
        NavigableSet<Address> wanted = look.addresses();
        return !binding.isPaused()
                && known.isRead()
                && !wasRefused
                && !wanted.isEmpty()
                && wanted.stream().allMatch(address -> address.toString().startsWith("10."))
                && refusedAt.isBefore(look.answeredAt().minus(EXCUSE))
                && next.askedAt().isBefore(look.answeredAt().plus(EXCUSE));
    }

    private boolean isHeld(Entry.Heard look, Knowledge known) {
        int port = binding.port().orElseThrow();
        return look.addresses().stream()
                .map(address -> new Target(address, port))
                .allMatch(known.standing()::contains);
    }
}
