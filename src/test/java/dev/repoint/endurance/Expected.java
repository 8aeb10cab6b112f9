package dev.repoint.endurance;

import java.time.Duration;

/**
 * How long a process takes that nobody kills.
 *
 * @param start to its first question
 * @param work from there to its result
 */
record Expected(Duration start, Duration work) {}
