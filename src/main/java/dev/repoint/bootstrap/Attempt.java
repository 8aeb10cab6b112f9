package dev.repoint.bootstrap;

/** What came of a change that was asked for. */
public sealed interface Attempt {

    record Done() implements Attempt {}

    /** It can't be made now, or somebody made it before: what is so is seen by observing again. */
    record NotNow(String why) implements Attempt {}

    /** Asking again doesn't help before somebody mends something. Nothing secret is in {@code why}. */
    record Refused(String why) implements Attempt {}
}
