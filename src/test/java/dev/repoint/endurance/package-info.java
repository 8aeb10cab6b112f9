/** The built function killed at any moment, and invoked for a long time. */
@NullMarked
package dev.repoint.endurance;

import org.jspecify.annotations.NullMarked;
