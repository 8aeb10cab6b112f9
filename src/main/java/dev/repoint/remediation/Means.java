package dev.repoint.remediation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What every pass of one invocation works with.
 *
 * @param readings how many groups may be read
 * @param questions how many questions may be asked of DNS
 * @param recordCalls how many records may be read by API
 * @param isDryRun whether changes are only imagined
 * @param isUrgent whether an event says that something moves: nothing is done then that can wait
 * @param lenientUntil until when a certificate may still carry the name from before a rename
 */
record Means(
        Ports ports,
        Catalogue catalogue,
        Policy policy,
        Allowance readings,
        Allowance questions,
        Allowance recordCalls,
        InstantSource clock,
        Pause pause,
        Budget budget,
        boolean isDryRun,
        boolean isUrgent,
        Optional<Instant> lenientUntil) {}
