package dev.repoint.bootstrap;

import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a Postgres keeps, as far as a bootstrap sees and changes it. */
final class PostgresState {

    record Role(boolean canLogin, Optional<String> password, boolean isExpired, NavigableSet<String> memberOf) {
        Role {
            memberOf = new TreeSet<>(memberOf);
        }

        static Role group() {
            return new Role(false, Optional.empty(), false, new TreeSet<>());
        }

        Role with(String membership) {
            NavigableSet<String> all = new TreeSet<>(memberOf);
            all.add(membership);
            return new Role(canLogin, password, isExpired, all);
        }

        Role without(String membership) {
            NavigableSet<String> all = new TreeSet<>(memberOf);
            all.remove(membership);
            return new Role(canLogin, password, isExpired, all);
        }
    }

    record Schema(String owner, NavigableSet<String> users) {
        Schema {
            users = new TreeSet<>(users);
        }
    }

    record Table(
            String owner,
            boolean isPartitioned,
            Optional<TableName> root,
            boolean isUnlogged,
            boolean hasKey,
            boolean isWhole,
            boolean isOfExtension,
            NavigableSet<String> readers) {
        Table {
            readers = new TreeSet<>(readers);
        }

        static Table of(String owner, boolean hasKey) {
            return new Table(owner, false, Optional.empty(), false, hasKey, false, false, new TreeSet<>());
        }

        Table partitioned() {
            return new Table(owner, true, root, isUnlogged, hasKey, isWhole, isOfExtension, readers);
        }

        Table below(TableName other) {
            return new Table(
                    owner, isPartitioned, Optional.of(other), isUnlogged, hasKey, isWhole, isOfExtension, readers);
        }

        Table unlogged() {
            return new Table(owner, isPartitioned, root, true, hasKey, isWhole, isOfExtension, readers);
        }

        Table ofExtension() {
            return new Table(owner, isPartitioned, root, isUnlogged, hasKey, isWhole, true, readers);
        }

        Table whole() {
            return new Table(owner, isPartitioned, root, isUnlogged, hasKey, true, isOfExtension, readers);
        }

        Table readableFor(String reader) {
            NavigableSet<String> all = new TreeSet<>(readers);
            all.add(reader);
            return new Table(owner, isPartitioned, root, isUnlogged, hasKey, isWhole, isOfExtension, all);
        }

        Table of(String newOwner) {
            return new Table(newOwner, isPartitioned, root, isUnlogged, hasKey, isWhole, isOfExtension, readers);
        }

        boolean hasIdentity() {
            return hasKey || isWhole;
        }
    }

    record Publication(
            String owner,
            boolean holdsAll,
            boolean viaRoot,
            NavigableSet<TableName> tables,
            NavigableSet<String> schemas,
            Optional<String> comment) {
        Publication {
            tables = new TreeSet<>(tables);
            schemas = new TreeSet<>(schemas);
        }

        Publication commented(String text) {
            return new Publication(owner, holdsAll, viaRoot, tables, schemas, Optional.of(text));
        }

        Publication of(String newOwner) {
            return new Publication(newOwner, holdsAll, viaRoot, tables, schemas, comment);
        }
    }

    record Default(String owner, String schema, String reader) implements Comparable<Default> {
        @Override
        public int compareTo(Default other) {
            return toString().compareTo(other.toString());
        }
    }

    final int major;
    final NavigableMap<String, Role> roles = new TreeMap<>();
    final NavigableMap<String, Schema> schemas = new TreeMap<>();
    final NavigableMap<TableName, Table> tables = new TreeMap<>();
    final NavigableMap<String, Publication> publications = new TreeMap<>();
    final NavigableSet<Default> defaults = new TreeSet<>();

    /** Roles of which the admin user can make itself a member. */
    final NavigableSet<String> grantable = new TreeSet<>();

    PostgresState(int major) {
        this.major = major;
    }

    PostgresState copy() {
        PostgresState copy = new PostgresState(major);
        copy.roles.putAll(roles);
        copy.schemas.putAll(schemas);
        copy.tables.putAll(tables);
        copy.publications.putAll(publications);
        copy.defaults.addAll(defaults);
        copy.grantable.addAll(grantable);
        return copy;
    }

    Optional<Role> role(String name) {
        return Optional.ofNullable(roles.get(name));
    }

    Optional<Table> table(TableName name) {
        return Optional.ofNullable(tables.get(name));
    }

    Optional<Schema> schema(String name) {
        return Optional.ofNullable(schemas.get(name));
    }

    Optional<Publication> publication(String name) {
        return Optional.ofNullable(publications.get(name));
    }

    boolean is(String role, String other) {
        return role.equals(other)
                || role(role).stream()
                        .flatMap(found -> found.memberOf().stream())
                        .anyMatch(above -> is(above, other));
    }

    boolean mayRead(String user, TableName name) {
        return table(name)
                .filter(table ->
                        is(user, table.owner()) || table.readers().stream().anyMatch(reader -> is(user, reader)))
                .isPresent();
    }

    boolean mayUse(String user, String name) {
        return schema(name)
                .filter(schema -> is(user, schema.owner())
                        || schema.users().stream().anyMatch(each -> each.equals("public") || is(user, each)))
                .isPresent();
    }

    /** Tables whose changes a publication holds: those that have rows. */
    Set<TableName> published(Publication publication) {
        Set<TableName> held = new TreeSet<>();
        tables.forEach((name, table) -> {
            boolean isNamed = publication.tables().contains(name)
                    || table.root().filter(publication.tables()::contains).isPresent();
            boolean isInSchema = publication.schemas().contains(name.schema())
                    || table.root()
                            .filter(root -> publication.schemas().contains(root.schema()))
                            .isPresent();
            if (!table.isUnlogged() && !table.isPartitioned() && (publication.holdsAll() || isNamed || isInSchema)) {
                held.add(name);
            }
        });
        return held;
    }

    /** Everything but passwords, which are made by chance. */
    @Override
    public String toString() {
        TreeMap<String, String> shown = new TreeMap<>();
        roles.forEach((name, role) -> shown.put(name, role.canLogin() + " " + role.memberOf()));
        return shown + "\n" + schemas + "\n" + tables + "\n" + publications + "\n" + defaults;
    }
}
