/**
 * The use case and its ports: bring many bindings' target groups, and their records, in line with DNS; once, or for as long
 * as a watch lasts.
 *
 * <p>May import alignment. No AWS, DNS or Lambda type enters; clock, pause and threads come in from outside.
 */
@NullMarked
package dev.repoint.remediation;

import org.jspecify.annotations.NullMarked;
