/** What a recording of the drill proves or refutes, and how it is told: sums, checks, JSON, and a page for people. */
@NullMarked
package dev.repoint.drill.report;

import org.jspecify.annotations.NullMarked;
