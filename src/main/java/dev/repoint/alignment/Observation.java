package dev.repoint.alignment;

/**
 * All that a plan is made from.
 *
 * @param answer what DNS says now
 * @param agreement what it agreed on so far
 * @param roster what the RDS API says
 * @param evidence what the wanted targets proved to be
 * @param group what the group holds
 * @param mandate what may be removed
 */
public record Observation(
        Answer answer,
        Agreement agreement,
        Roster roster,
        Evidence evidence,
        Group group,
        Mandate mandate,
        Terms terms) {

    /** Of a source that only DNS knows, whose targets need no proof and are all its own. */
    public Observation(Answer answer, Agreement agreement, Group group, Terms terms) {
        this(answer, agreement, Roster.NONE, Evidence.NONE, group, new Mandate.Everything(), terms);
    }
}
