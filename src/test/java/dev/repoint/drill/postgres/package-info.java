/**
 * The database of the drill: a real Postgres that can be lost and started elsewhere, an application that writes numbered
 * rows into it, and a logical-replication client that reads them. Test source. What runs here listens on loopback only
 * and ends with the JVM.
 */
@NullMarked
package dev.repoint.drill.postgres;

import org.jspecify.annotations.NullMarked;
