package dev.repoint.aws;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes something when it is first asked for, and keeps it. A client of the SDK costs a cold start some tens of milliseconds:
 * a function that never asks RDS, SSM or Route 53 doesn't pay for them.
 */
final class OnFirstUse<T> {

    private final Supplier<T> maker;
    private Optional<T> made = Optional.empty();

    OnFirstUse(Supplier<T> maker) {
        this.maker = maker;
    }

    synchronized T get() {
        T kept = made.orElseGet(maker);
        made = Optional.of(kept);
        return kept;
    }
}
