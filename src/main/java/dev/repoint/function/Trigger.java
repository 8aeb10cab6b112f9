package dev.repoint.function;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What woke the function. */
sealed interface Trigger {

    /** The word for it in the report. */
    String word();

    /**
     * Events of RDS, handled as one.
     *
     * @param ignored messages that could not be read, or that tell of nothing
     * @param isFromQueue whether they came from SQS, where the next tick and not a redelivery is the retry
     */
    record RdsEvents(List<RdsEvent> events, List<Ignored> ignored, boolean isFromQueue) implements Trigger {
        public RdsEvents {
            events = List.copyOf(events);
            ignored = List.copyOf(ignored);
        }

        @Override
        public String word() {
            return "rds-event";
        }
    }

    /** The schedule's tick. */
    record Tick(Instant at) implements Trigger {
        @Override
        public String word() {
            return "schedule";
        }
    }

    /** Somebody's own call; what it leaves open is empty. */
    record ByHand(Optional<List<String>> bindings, Mode mode, Optional<Integer> watchSeconds) implements Trigger {
        @Override
        public String word() {
            return "manual";
        }
    }

    /** CloudFormation's request, which has to be answered whatever happens. */
    record CustomResource(CustomResourceRequest request) implements Trigger {
        @Override
        public String word() {
            return "custom-resource";
        }
    }

    /** A message that was set aside. */
    record Ignored(String message, String reason) {}
}
