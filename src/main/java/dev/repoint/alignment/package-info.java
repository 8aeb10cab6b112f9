/**
 * What does DNS say, what does the target group hold, what must change?
 *
 * <p>Pure: values and functions over them. Imports java.base alone; no clock, no I/O, no logger, no client ever enters.
 */
@NullMarked
package dev.repoint.alignment;

import org.jspecify.annotations.NullMarked;
