package dev.repoint.bootstrap;

import java.util.Optional;

/**
 * One look at everything.
 *
 * @param current the parameter group that the database uses
 * @param own the group of the name that a group made here would have, if it is there, and if the
 *     present one lacks something
 */
record Observation(
        Database database,
        ParameterGroup current,
        Optional<ParameterGroup> own,
        Access access,
        Optional<Balancers.Look> balancer) {

    /** What is known from inside the database. */
    sealed interface Access {

        /** Nothing. {@code passes}: whether it is worth waiting for. */
        record Shut(boolean passes, String why) implements Access {}

        record Inside(Catalog catalog, Credential credential) implements Access {}
    }

    /** Whether the secret's password opens the replication user's door. */
    sealed interface Credential {

        record Fits() implements Credential {}

        /** There is a password, and the user, if there is one, has another. */
        record Differs() implements Credential {}

        /** The secret holds nothing yet, or isn't there. */
        record None(boolean isMissing) implements Credential {}

        /** What it holds is no password for this user, or can't be read. */
        record Unusable(String why) implements Credential {}
    }

    Optional<Catalog> catalog() {
        return switch (access) {
            case Access.Inside(var catalog, var _) -> Optional.of(catalog);
            case Access.Shut _ -> Optional.empty();
        };
    }
}
