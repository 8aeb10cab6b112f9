/** The built jar as a user has it: under AWS's runtime interface client, against moto and a real DNS server. */
@NullMarked
package dev.repoint.outside;

import org.jspecify.annotations.NullMarked;
