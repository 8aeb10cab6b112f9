package dev.repoint.bootstrap;

import java.util.Comparator;

/** A table's schema and name, as Postgres keeps them: case counts, nothing is quoted. */
public record TableName(String schema, String name) implements Comparable<TableName> {

    private static final Comparator<TableName> ORDER =
            Comparator.comparing(TableName::schema).thenComparing(TableName::name);

    /** As it is written in a statement. */
    public String quoted() {
        return Sql.identifier(schema) + "." + Sql.identifier(name);
    }

    @Override
    public int compareTo(TableName other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return schema + "." + name;
    }
}
