/**
 * What does the template deploy? Reads template.yaml, works out its functions for given parameters, and holds it against
 * AWS's own matcher, linter and transform. Knows the template and the samples in events, and nothing of the program.
 */
@NullMarked
package dev.repoint.template;

import org.jspecify.annotations.NullMarked;
