/**
 * Talks to AWS, by SDK v2. The only room that sees {@code software.amazon.awssdk}; what leaves it are replies and refusals.
 *
 * <p>May import remediation's and bootstrap's ports and alignment's values.
 */
@NullMarked
package dev.repoint.aws;

import org.jspecify.annotations.NullMarked;
