/**
 * Tries addresses, by nothing but the JDK's sockets and TLS: is this the database that a binding means? The only room that
 * opens sockets by itself. It needs no credentials and sends none.
 *
 * <p>May import remediation's ports and alignment's values.
 */
@NullMarked
package dev.repoint.identity;

import org.jspecify.annotations.NullMarked;
