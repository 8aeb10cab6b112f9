/**
 * Asks DNS servers, by dnsjava. The only room that sees {@code org.xbill}; what leaves it are {@code Answer}s.
 *
 * <p>May import remediation's ports and alignment's values.
 */
@NullMarked
package dev.repoint.dns;

import org.jspecify.annotations.NullMarked;
