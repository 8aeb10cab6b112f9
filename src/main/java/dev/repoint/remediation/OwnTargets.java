package dev.repoint.remediation;

import dev.repoint.alignment.Mandate;
import dev.repoint.alignment.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Remembers, for a binding that keeps foreign targets, which ones were registered here. It stands in a parameter and not in the
 * group's tags, which a tool that owns the group would wipe. Where it is lost, nothing is removed.
 *
 * <p>A target is remembered right after it was registered: a registration never waits for its bookkeeping. An environment
 * that dies in between leaves a target that is foreign from then on. One that dies after a removal, before it is forgotten,
 * leaves an entry that {@link #seen} takes back.
 */
final class OwnTargets {

    /** A parameter can't be empty. */
    private static final String NOTHING = "-";

    /** How old what is known may get: another environment may have registered something since, and gone. */
    private static final Duration KNOWN_FOR = Duration.ofMinutes(10);

    /** After so long what is remembered and not in the group is not on its way there either. */
    private static final Duration SETTLED_AFTER = Duration.ofMinutes(1);

    /** How long Parameter Store is left alone after it refused. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    /** What the environment knows of them. */
    static final class Known {
        private final NavigableSet<Target> added = new TreeSet<>();
        private final NavigableSet<Target> removed = new TreeSet<>();
        private NavigableSet<Target> written = new TreeSet<>();
        private boolean isRead;
        private Instant triedAt = Instant.MIN;
        private Instant quietUntil = Instant.MIN;
        private String trouble = "";

        private NavigableSet<Target> all() {
            NavigableSet<Target> all = new TreeSet<>(written);
            all.addAll(added);
            all.removeAll(removed);
            return all;
        }

        private boolean isWritten() {
            return isRead && all().equals(written);
        }
    }

    private final Binding binding;
    private final Parameters parameters;
    private final String name;
    private final Known known;
    private final InstantSource clock;

    OwnTargets(Binding binding, Parameters parameters, Policy policy, Memory memory, InstantSource clock) {
        this.binding = binding;
        this.parameters = parameters;
        this.name = policy.memory() + "/" + binding.name();
        this.known = memory.ownTargets();
        this.clock = clock;
    }

    /**
     * What may be removed. Makes up for what could not be read or written before. What can't be read is lost for as long: then
     * only what this environment registered and could not write down yet is its own.
     */
    Mandate mandate() {
        return switch (binding.foreign()) {
            case EVICT -> new Mandate.Everything();
            case KEEP -> {
                if (!known.isWritten() || known.triedAt.plus(KNOWN_FOR).isBefore(clock.instant())) {
                    settle();
                }
                yield new Mandate.Own(known.isRead ? known.all() : known.added);
            }
        };
    }

    /** Whether what may be removed was asked for at or after {@code instant}: another environment may have removed it since. */
    boolean isKnownSince(Instant instant) {
        return binding.foreign() == Foreign.EVICT || !known.triedAt.isBefore(instant);
    }

    /** Asks anew. */
    void renew() {
        if (binding.foreign() == Foreign.KEEP) {
            known.isRead = false;
            settle();
            known.triedAt = clock.instant();
        }
    }

    /** Forgets what a later reading of the group doesn't have: should it be registered once more, somebody else did it. */
    void seen(GroupView view) {
        if (binding.foreign() == Foreign.KEEP && known.isRead && view.isReadSince(known.triedAt.plus(SETTLED_AFTER))) {
            NavigableSet<Target> gone = known.all();
            view.group().ifPresent(group -> gone.removeAll(group.registered()));
            if (!gone.isEmpty()) {
                deregistered(gone);
            }
        }
    }

    void registered(Collection<Target> targets) {
        if (binding.foreign() == Foreign.KEEP) {
            known.added.addAll(targets);
            known.removed.removeAll(targets);
            settle();
        }
    }

    void deregistered(Collection<Target> targets) {
        if (binding.foreign() == Foreign.KEEP) {
            known.removed.addAll(targets);
            known.added.removeAll(targets);
            settle();
        }
    }

    /** Why what was registered may not be known or kept; empty if all is well. */
    String trouble() {
        return known.trouble;
    }

    /** Reads before it writes: another environment may have registered something since. */
    private void settle() {
        if (clock.instant().isBefore(known.quietUntil)) {
            return;
        }
        known.triedAt = clock.instant();
        switch (parameters.read(name)) {
            case Reply.Refused<Optional<String>>(Refusal refusal) -> refused(refusal);
            case Reply.Given<Optional<String>>(var value) -> {
                known.isRead = true;
                known.trouble = "";
                known.written = value.map(OwnTargets::parse).orElseGet(TreeSet::new);
                if (!known.isWritten()) {
                    write();
                }
            }
        }
    }

    private void write() {
        NavigableSet<Target> all = known.all();
        String value =
                all.isEmpty() ? NOTHING : all.stream().map(Target::toString).collect(Collectors.joining(","));
        parameters.write(name, value).ifPresentOrElse(this::refused, () -> {
            known.written = all;
            known.added.clear();
            known.removed.clear();
        });
    }

    private void refused(Refusal refusal) {
        known.trouble = "what was registered here may be forgotten: " + refusal.reason();
        known.quietUntil = clock.instant().plus(RETRY_AFTER);
    }

    private static NavigableSet<Target> parse(String value) {
        return Arrays.stream(value.split(","))
                .map(Target::parse)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
