/** What a benchmark measured beside what it shall reach, and how that is told: a table, JSON, and a page for people. */
@NullMarked
package dev.repoint.bench;

import org.jspecify.annotations.NullMarked;
