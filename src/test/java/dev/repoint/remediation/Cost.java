package dev.repoint.remediation;

import java.time.Duration;
import java.util.List;

/**
 * What invocations cost.
 *
 * @param questions to DNS
 * @param calls to AWS's APIs
 * @param billed how long the invocations took, their pauses included: Lambda bills those, too
 */
record Cost(int questions, int calls, Duration billed) {

    static final Cost NONE = new Cost(0, 0, Duration.ZERO);

    /** Of one invocation, by what its environment wrote down. */
    static Cost of(List<Entry> entries, Duration took) {
        int questions = 0;
        int calls = 0;
        for (Entry entry : entries) {
            switch (entry) {
                case Entry.Began _ -> {}
                case Entry.Heard _ -> questions++;
                case Entry.Made _, Entry.Described _, Entry.Kept _ -> calls++;
            }
        }
        return new Cost(questions, calls, took);
    }

    Cost plus(Cost other) {
        return new Cost(questions + other.questions, calls + other.calls, billed.plus(other.billed));
    }
}
