package dev.repoint.endurance;

import java.util.List;
import java.util.stream.Stream;

/** What has to be set right for one binding, and in which calls. */
enum Plight {
    MOVED,
    TWO_ZONES,
    MOVED_WITH_RECORD,
    /** The group is right. */
    RECORD_OUT_OF_STEP,
    /** Somebody else's target stays, one's own goes. */
    FOREIGN_TARGET,
    /** This and the next two are the local ELBv2's alone: moto's targets don't drain and are never unhealthy. */
    WANTED_DRAINS,
    STALE_DRAINS,
    /** The old host is unhealthy, and stays until the new one is healthy. */
    OLD_HOST_LOST;

    /** What a process that sets it right goes through. */
    List<Step> steps() {
        List<Step> changes = this == RECORD_OUT_OF_STEP ? List.of() : List.of(Step.REGISTER, Step.DEREGISTER);
        List<Step> record = hasRecord() ? List.of(Step.READ_RECORD, Step.WRITE_RECORD) : List.of();
        List<Step> memory = hasMemory() ? List.of(Step.READ_MEMORY, Step.WRITE_MEMORY) : List.of();
        return Stream.of(List.of(Step.DNS, Step.READ_GROUP), changes, record, memory)
                .flatMap(List::stream)
                .toList();
    }

    boolean needsHealth() {
        return switch (this) {
            case WANTED_DRAINS, STALE_DRAINS, OLD_HOST_LOST -> true;
            case MOVED, TWO_ZONES, MOVED_WITH_RECORD, RECORD_OUT_OF_STEP, FOREIGN_TARGET -> false;
        };
    }

    boolean hasRecord() {
        return this == MOVED_WITH_RECORD || this == RECORD_OUT_OF_STEP;
    }

    boolean hasMemory() {
        return this == FOREIGN_TARGET;
    }
}
