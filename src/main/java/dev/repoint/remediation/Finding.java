package dev.repoint.remediation;

import dev.repoint.alignment.Plan;

/** What one look came to. */
sealed interface Finding {

    /** The plan that was left when everything that could be done had been done. */
    record Planned(Plan plan) implements Finding {}

    /** AWS stood in the way. */
    record Refused(Refusal refusal) implements Finding {}

    /** The group was never read, and it isn't its turn: nothing can be said yet, and nothing is in doubt. */
    record AwaitsTurn() implements Finding {}
}
