package dev.repoint.bootstrap;

/**
 * A value to give to a parameter of a group.
 *
 * @param isStatic whether it can only be given for after the next reboot
 */
public record Setting(String name, String value, boolean isStatic) {

    @Override
    public String toString() {
        return name + "=" + value;
    }
}
