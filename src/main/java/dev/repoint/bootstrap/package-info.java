/**
 * What does the source database need for logical replication, what does it have, and what must change? A plan is a value made
 * by pure functions of a goal and an observation; {@link dev.repoint.bootstrap.Bootstrap} observes, plans, applies, and
 * observes again. The ports to AWS, Postgres and DNS are declared here; nothing of theirs enters.
 */
@NullMarked
package dev.repoint.bootstrap;

import org.jspecify.annotations.NullMarked;
