/**
 * The local cloud: what Repoint is held against when there is no AWS. A DNS server that can lie, moto behind a gateway
 * that can disturb, and the function jar started as Lambda starts it. Test source; main code never knows it. Everything
 * listens on loopback only and ends with the JVM.
 */
@NullMarked
package dev.repoint.drill;

import org.jspecify.annotations.NullMarked;
