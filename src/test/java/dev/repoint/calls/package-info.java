/** The calls of AWS that the tests see the program make, held against what its roles are granted. */
@NullMarked
package dev.repoint.calls;

import org.jspecify.annotations.NullMarked;
