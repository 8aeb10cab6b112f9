/** The template as CloudFormation makes a stack of it in LocalStack, and the built jar on what that stack holds. */
@NullMarked
package dev.repoint.stack;

import org.jspecify.annotations.NullMarked;
