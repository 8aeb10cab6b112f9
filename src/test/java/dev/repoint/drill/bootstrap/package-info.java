/**
 * The drill's first act: a Postgres as RDS hands it over, behind a local RDS and a local Secrets Manager, is readied for logical
 * replication by the real BootstrapFunction.
 */
@NullMarked
package dev.repoint.drill.bootstrap;

import org.jspecify.annotations.NullMarked;
