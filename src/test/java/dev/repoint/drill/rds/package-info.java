/**
 * RDS on one machine, as far as a source database is made ready through it: no emulator knows engine defaults, apply types,
 * pending reboots and states. The database behind it is whatever a test puts there. Knows the harness around it, the SDK only
 * in tests, and nothing of Repoint.
 */
@NullMarked
package dev.repoint.drill.rds;

import org.jspecify.annotations.NullMarked;
