package dev.repoint.remediation;

import java.time.Duration;

/** Waiting, as something that is handed in: real in the function, virtual in a simulation. */
@FunctionalInterface
public interface Pause {

    /** Returns after {@code duration}; at once if it isn't positive. */
    void pause(Duration duration) throws InterruptedException;
}
