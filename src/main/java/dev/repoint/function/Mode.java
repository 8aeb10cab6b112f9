package dev.repoint.function;

import java.util.Optional;

/** Whether changes are made or only reported. */
enum Mode {
    APPLY("apply"),
    DRY_RUN("dry-run");

    private final String spelling;

    Mode(String spelling) {
        this.spelling = spelling;
    }

    /** Reads it; {@code APPLY} if it is absent, a problem if it is neither. */
    static Mode read(String field, Optional<String> text, Problems problems) {
        for (Mode mode : values()) {
            if (text.equals(Optional.of(mode.spelling))) {
                return mode;
            }
        }
        text.ifPresent(other -> problems.add(field, other, "\"apply\" or \"dry-run\""));
        return APPLY;
    }

    @Override
    public String toString() {
        return spelling;
    }
}
