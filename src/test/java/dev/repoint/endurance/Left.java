package dev.repoint.endurance;

/** How a killed process left its bindings. */
enum Left {
    UNTOUCHED,
    ON_THE_WAY,
    RIGHT
}
