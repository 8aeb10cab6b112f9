package dev.repoint.bootstrap;

import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * What Postgres says of itself, as its admin user sees it.
 *
 * @param user the replication user, if there is one
 * @param schemas those of the goal that are there
 * @param tables every ordinary and partitioned table of the database but the catalogs' and temporary ones, sorted by name
 * @param owners of these tables and schemas, and the admin user, sorted by name
 * @param senders how many WAL senders are at work
 * @param slots all of the server, logical and physical
 * @param transactions open for an hour or longer, or prepared that long ago
 */
public record Catalog(
        Server server,
        AdminUser admin,
        Optional<Role> user,
        List<Schema> schemas,
        List<Table> tables,
        List<Owner> owners,
        Optional<Publication> publication,
        int senders,
        List<Slot> slots,
        List<Transaction> transactions) {

    public Catalog {
        schemas = List.copyOf(schemas);
        tables = List.copyOf(tables);
        owners = List.copyOf(owners);
        slots = List.copyOf(slots);
        transactions = List.copyOf(transactions);
    }

    /**
     * The server as a whole.
     *
     * @param version {@code server_version_num}, such as 160009
     * @param settings of {@code pg_settings} what the server's configuration gives: name to setting, in the row's own unit
     * @param hasReplicationRole whether there is a role {@code rds_replication}
     */
    public record Server(int version, NavigableMap<String, String> settings, boolean hasReplicationRole) {

        int major() {
            return version / 10_000;
        }

        Optional<String> setting(String name) {
            return Optional.ofNullable(settings.get(name));
        }

        /** A whole number, or empty where the setting isn't one or isn't there. */
        Optional<Long> number(String name) {
            return whole(setting(name));
        }

        static Optional<Long> whole(Optional<String> text) {
            return text.filter(each -> each.matches("-?[0-9]{1,18}")).map(Long::valueOf);
        }
    }

    /**
     * Who is logged in.
     *
     * @param mayPublishAll whether it is a superuser, or a member of RDS's own {@code rds_superuser}
     */
    public record AdminUser(String name, boolean mayPublishAll) {}

    /**
     * The replication user.
     *
     * @param mayReplicate whether it is a member of {@code rds_replication}
     * @param needsToken whether it is a member of {@code rds_iam}, which shuts out passwords
     * @param owns what it owns that would be lost with it, described, at most ten
     */
    public record Role(
            String name,
            boolean canLogin,
            boolean isExpired,
            boolean mayReplicate,
            boolean needsToken,
            List<String> owns) {
        public Role {
            owns = List.copyOf(owns);
        }
    }

    /**
     * A schema of the goal.
     *
     * @param isUsable whether the replication user has USAGE
     */
    public record Schema(String name, boolean isUsable, String owner) {}

    /**
     * A table.
     *
     * @param root of the partition tree, for a partition of any depth
     * @param isReadable whether the replication user may SELECT all of it
     * @param hasRowSecurity whether row-level security hides rows from the replication user
     * @param hasGenerated whether it has stored or virtual generated columns
     * @param isOfExtension whether an extension made it
     */
    public record Table(
            TableName name,
            String owner,
            boolean isPartitioned,
            Optional<TableName> root,
            boolean isUnlogged,
            boolean hasIdentity,
            boolean isReadable,
            boolean hasRowSecurity,
            boolean hasGenerated,
            boolean isOfExtension) {}

    /**
     * A role that owns tables or one of the goal's schemas, or the admin user.
     *
     * @param opened the goal's schemas in which what it makes will be readable for the replication user
     * @param tablesIn the goal's schemas in which it owns tables
     */
    public record Owner(String name, Hold hold, NavigableSet<String> opened, NavigableSet<String> tablesIn) {}

    /** What the admin user can do in a role's name. */
    public enum Hold {
        /** It is that role, a member of it, or a superuser. */
        HELD,
        /** It isn't, but may make itself a member. */
        WITHIN_REACH,
        OUT_OF_REACH
    }

    /**
     * A publication.
     *
     * @param isOwned whether the admin user may alter it
     * @param operations of insert, update, delete, truncate
     * @param tables that were listed, not those of its schemas
     * @param filtered listed tables of which some columns or rows only are published
     * @param comment with the resource id of the database it was made for
     */
    public record Publication(
            String name,
            String owner,
            boolean isOwned,
            boolean holdsAll,
            NavigableSet<String> operations,
            boolean viaPartitionRoot,
            NavigableSet<TableName> tables,
            NavigableSet<String> schemas,
            NavigableSet<TableName> filtered,
            Optional<String> comment) {}

    /**
     * A replication slot.
     *
     * @param database absent for a physical one
     * @param retainedBytes of WAL that it keeps; absent if it keeps none
     * @param isLost whether the WAL that it needs is gone
     */
    public record Slot(
            String name, Optional<String> database, boolean isActive, Optional<Long> retainedBytes, boolean isLost) {}

    /**
     * A transaction that has been open for long.
     *
     * @param who such as {@code process 4711}, or a prepared one's name
     * @param user empty for a process of the server's own
     */
    public record Transaction(String who, String user, Duration age) {}
}
