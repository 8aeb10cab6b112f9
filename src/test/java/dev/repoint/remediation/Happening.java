package dev.repoint.remediation;

import java.time.Instant;

/** Something that the world does to the function, at its time; told when a seed fails. */
record Happening(Instant at, String what, Runnable effect) {}
