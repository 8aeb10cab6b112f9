package dev.repoint.bootstrap;

import java.util.Locale;

/** The steps in their order. Scripts use the words: none ever changes its meaning. */
public enum StepId {
    /** A parameter group that may be changed, of the right family. */
    PARAMETER_GROUP,
    /** The goal's parameters in it, and all that were set in the group before it. */
    PARAMETERS,
    /** The database uses that group. */
    ATTACHMENT,
    /** The values apply, and WAL is logical. */
    REBOOT,
    /** The admin user can log in over verified TLS. */
    CONNECTION,
    /** The secret holds a password. */
    PASSWORD,
    /** The user is there, and the secret's password opens it. */
    USER,
    /** The user may replicate. */
    REPLICATION_GRANT,
    /** USAGE on the schemas. */
    SCHEMA_USAGE,
    /** SELECT on their tables. */
    TABLE_SELECT,
    /** SELECT on tables that their owners will make. */
    DEFAULT_PRIVILEGES,
    /** Published tables can be updated. */
    REPLICA_IDENTITY,
    /** The publication holds what it should. */
    PUBLICATION,
    /** The publication remembers which machine it was made on. */
    RESOURCE_ID;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
