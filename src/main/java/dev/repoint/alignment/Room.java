package dev.repoint.alignment;

/** What can be done when a group has no room for a wanted target (rule 5). */
public sealed interface Room {

    /** This one target may be removed first: it is agreed on and another one stays. */
    record Removable(Target target) implements Room {}

    /** There is one that may be removed as soon as enough answers agree on it. */
    record Undecided() implements Room {}

    /** There is none: the last target never goes. */
    record None() implements Room {}
}
