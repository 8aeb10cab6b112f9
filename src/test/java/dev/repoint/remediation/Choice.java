package dev.repoint.remediation;

import java.time.Duration;

/**
 * How a watch is set: the template's {@code WatchIntervalMillis}, {@code Agreement} and {@code WatchSeconds}.
 *
 * @param interval the pause between two looks
 * @param agreement consecutive answers that an address must be absent from before it may be removed
 * @param deadline from an event's own time
 */
record Choice(Duration interval, int agreement, Duration deadline) {

    static final Choice DEFAULT =
            new Choice(Deployment.POLICY.interval(), Deployment.POLICY.agreement(), Deployment.WATCH);

    Choice every(Duration otherInterval) {
        return new Choice(otherInterval, agreement, deadline);
    }

    Choice agreedBy(int answers) {
        return new Choice(interval, answers, deadline);
    }

    Choice until(Duration otherDeadline) {
        return new Choice(interval, agreement, otherDeadline);
    }

    Policy policy() {
        return new Policy(agreement, interval, Deployment.POLICY.allowed(), Deployment.POLICY.memory());
    }
}
