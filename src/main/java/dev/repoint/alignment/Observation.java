package dev.repoint.alignment;

/** All that a plan is made from: what DNS says now, what it agreed on so far, and what the group holds. */
public record Observation(Answer answer, Agreement agreement, Group group, Terms terms) {}
