/**
 * The run on which a container image's AOT cache is trained: the function's first events with recorded answers, on loopback,
 * without an account. In the build of the image only, never in the image.
 */
@NullMarked
package dev.repoint.training;

import org.jspecify.annotations.NullMarked;
