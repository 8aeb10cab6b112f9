package dev.repoint.remediation;

/** What a reading call gave: the thing asked for, or the reason why not. */
public sealed interface Reply<T> {

    record Given<T>(T value) implements Reply<T> {}

    record Refused<T>(Refusal refusal) implements Reply<T> {}
}
