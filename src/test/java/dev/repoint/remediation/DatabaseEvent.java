package dev.repoint.remediation;

import java.time.Instant;

/**
 * An event of RDS on its way through the queue.
 *
 * @param at when RDS says that it happened, by RDS's clock
 */
record DatabaseEvent(Instant arrivesAt, Instant at) {}
