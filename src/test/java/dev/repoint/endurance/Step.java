package dev.repoint.endurance;

/** What a process is at. */
enum Step {
    START("its start"),
    DNS("a question to DNS"),
    READ_GROUP("DescribeTargetHealth"),
    REGISTER("RegisterTargets"),
    DEREGISTER("DeregisterTargets"),
    READ_RECORD("ListResourceRecordSets"),
    WRITE_RECORD("ChangeResourceRecordSets"),
    READ_MEMORY("GetParameter"),
    WRITE_MEMORY("PutParameter"),
    END("its end");

    final String title;

    Step(String title) {
        this.title = title;
    }

    /** Of a call, by the action that the gateway tells. */
    static Step of(String action) {
        for (Step step : values()) {
            if (step.title.equals(action)) {
                return step;
            }
        }
        return switch (action.substring(0, Math.max(0, action.indexOf(' ')))) {
            case "GET" -> READ_RECORD;
            case "POST" -> WRITE_RECORD;
            default -> throw new IllegalArgumentException("nothing here should call " + action);
        };
    }

    /** Whether it changes anything. */
    boolean isChange() {
        return switch (this) {
            case REGISTER, DEREGISTER, WRITE_RECORD, WRITE_MEMORY -> true;
            case START, DNS, READ_GROUP, READ_RECORD, READ_MEMORY, END -> false;
        };
    }
}
