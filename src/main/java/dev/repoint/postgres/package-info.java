/**
 * The source database by JDBC: logs in over verified TLS, reads the catalogs of Postgres 12 to 18, executes what was planned.
 * Nothing of {@code java.sql} or {@code org.postgresql} leaves, and no secret does, not even in an exception.
 */
@NullMarked
package dev.repoint.postgres;

import org.jspecify.annotations.NullMarked;
