package dev.repoint.remediation;

import dev.repoint.alignment.Answer;
import java.time.Instant;
import java.util.List;

/** What an environment writes down of what it did. */
sealed interface Entry {

    /** An invocation began. */
    record Began(Instant at, Occasion occasion) implements Entry {}

    /** What each resolver said of a name. */
    record Heard(String name, Instant askedAt, Instant answeredAt, List<Answer> answers) implements Entry {}

    /** A call to the target groups' API. */
    record Made(SimulatedTargetGroups.Call call) implements Entry {}

    /** A call to the hosted zones' API. */
    record Kept(SimulatedZones.Call call) implements Entry {}
}
