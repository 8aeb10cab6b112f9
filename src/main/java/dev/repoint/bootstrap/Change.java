package dev.repoint.bootstrap;

import java.util.List;

/** Something to change. Its text is what a person would have to do instead, and holds no secret. */
sealed interface Change {

    /** Of the RDS API, which may not show it at once. What follows depends on what RDS makes of it, and is planned anew. */
    sealed interface OfControlPlane extends Change {}

    /** Of Postgres, which shows it at once. */
    sealed interface OfPostgres extends Change {}

    record CreateGroup(String name, String family) implements OfControlPlane {}

    record CopyGroup(String from, String to) implements OfControlPlane {}

    record SetParameters(String group, List<Setting> settings) implements OfControlPlane {
        public SetParameters {
            settings = List.copyOf(settings);
        }
    }

    record AttachGroup(String group) implements OfControlPlane {}

    record Reboot(boolean withFailover) implements OfControlPlane {}

    /** A generated password into the secret. */
    record WritePassword(String secret, boolean isMissing) implements Change {}

    /** The user, with the secret's password. */
    record WriteUser(String user, boolean isNew) implements OfPostgres {}

    /** Statements that are executed together or not at all. */
    record Execute(List<String> statements) implements OfPostgres {
        public Execute {
            statements = List.copyOf(statements);
        }
    }

    /** As a person would do it. */
    default String text() {
        return switch (this) {
            case CreateGroup(var name, var family) -> "create parameter group " + name + " of family " + family;
            case CopyGroup(var from, var to) -> "copy parameter group " + from + " to " + to;
            case SetParameters(var group, var settings) -> "set in " + group + ": " + settings;
            case AttachGroup(var group) -> "attach parameter group " + group;
            case Reboot(var withFailover) -> withFailover ? "reboot with failover" : "reboot";
            case WritePassword(var secret, var _) -> "generate a password into secret " + secret;
            case WriteUser(var user, var isNew) ->
                (isNew ? "CREATE ROLE " : "ALTER ROLE ") + Sql.identifier(user)
                        + " LOGIN PASSWORD (verifier of the secret's)";
            case Execute(var statements) -> String.join("; ", statements);
        };
    }
}
