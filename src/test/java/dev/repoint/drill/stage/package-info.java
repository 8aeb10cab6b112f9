/**
 * The drill as it runs: database, DNS, load balancer, function and client, what befalls them, and the record of it. Test
 * source; everything is on loopback and ends with the JVM.
 */
@NullMarked
package dev.repoint.drill.stage;

import org.jspecify.annotations.NullMarked;
