package dev.repoint.remediation;

import java.util.Optional;

/**
 * One database and the target group that is to follow it.
 *
 * @param name unique within the function
 * @param port the targets' port; the group's own if it is absent
 * @param targetGroupArn unique within the function
 * @param record the DNS record to keep in step, if any
 * @param foreign what becomes of targets that somebody else registered
 * @param isPaused whether it is observed and reported but not changed
 */
public record Binding(
        String name,
        Source source,
        Optional<Integer> port,
        String targetGroupArn,
        Optional<AddressRecord> record,
        Foreign foreign,
        boolean isPaused) {

    /** Whether {@code other} means the same database and targets, so that what is known of this one holds for it. */
    boolean isTheSame(Binding other) {
        return source.equals(other.source)
                && port.equals(other.port)
                && targetGroupArn.equals(other.targetGroupArn)
                && record.equals(other.record)
                && foreign == other.foreign;
    }
}
