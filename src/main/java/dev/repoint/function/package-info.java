/**
 * What Lambda calls: reads what woke the function and the settings, wires the rooms together by hand, and says what was done.
 *
 * <p>May import everything. The environment is read here and nowhere else; the real clock and threads come from here.
 */
@NullMarked
package dev.repoint.function;

import org.jspecify.annotations.NullMarked;
