package dev.repoint.drill.rds;

import java.time.Instant;

/**
 * A parameter group as one server has it: which, and whether its values are in effect there.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBParameterGroupStatus.html">
 *     DBParameterGroupStatus</a>
 */
final class AppliedGroup {
    private LocalGroup group;
    private boolean isStale;
    private Instant settledAt = Instant.MIN;

    AppliedGroup(LocalGroup group) {
        this.group = group;
    }

    LocalGroup group() {
        return group;
    }

    /** The name changes at once, the values with the next reboot. */
    void attach(LocalGroup other, Instant settled) {
        group = other;
        isStale = true;
        settledAt = settled;
    }

    /** Some values of the group were changed; unless it takes a reboot, they apply by themselves. */
    void change(boolean takesReboot, Instant settled) {
        isStale |= takesReboot;
        settledAt = settled;
    }

    void reboot() {
        isStale = false;
        settledAt = Instant.MIN;
    }

    String status(Instant now) {
        if (now.isBefore(settledAt)) {
            return "applying";
        }
        return isStale ? "pending-reboot" : "in-sync";
    }
}
