/**
 * A Network Load Balancer on one machine: its API, its clock and its forwarding. No emulator has the clock, the minutes
 * in which a target is registered, checked, healthy, draining; the drill is about these minutes. Knows the harness
 * around it, the SDK only in tests, and of Repoint nothing but addresses.
 */
@NullMarked
package dev.repoint.drill.nlb;

import org.jspecify.annotations.NullMarked;
