/** Runs the fuzz targets, which live in the packages that they are about. */
@NullMarked
package dev.repoint.fuzz;

import org.jspecify.annotations.NullMarked;
