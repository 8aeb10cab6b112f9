package dev.repoint.drill.scenario;

import java.time.Duration;

/**
 * When to do what.
 *
 * @param at after the beginning of the failover, in the drill's own time
 */
public record Cue(Duration at, Action action) {}
