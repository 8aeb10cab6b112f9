/** What befalls the database in the drill, and when; times are those of the field, made shorter by a scale. Values only. */
@NullMarked
package dev.repoint.drill.scenario;

import org.jspecify.annotations.NullMarked;
