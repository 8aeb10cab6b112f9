/**
 * Secrets Manager on one machine, for where nothing but a JDK is: secrets with a text each. Knows the harness around it, the SDK
 * only in tests, and nothing of Repoint.
 */
@NullMarked
package dev.repoint.drill.secrets;

import org.jspecify.annotations.NullMarked;
