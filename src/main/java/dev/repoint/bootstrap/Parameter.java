package dev.repoint.bootstrap;

import java.util.Optional;

/**
 * A parameter of a parameter group.
 *
 * @param value absent where the engine has none by default
 * @param isSetByUser whether somebody set it, rather than the engine or the system
 * @param isStatic whether it takes a reboot
 * @param allowed AWS's own notation, such as {@code 0,1} or {@code 5-262143}
 */
public record Parameter(
        String name,
        Optional<String> value,
        boolean isSetByUser,
        boolean isStatic,
        boolean isModifiable,
        Optional<String> allowed) {

    boolean has(String wanted) {
        return value.filter(wanted::equals).isPresent();
    }
}
