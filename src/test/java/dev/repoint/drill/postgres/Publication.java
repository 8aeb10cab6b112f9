package dev.repoint.drill.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** What is replicated: a table of numbered rows, its publication, and the slot that holds the reader's place. */
public final class Publication {
    static final String TABLE = "numbered_row";
    static final String NAME = "drill";
    static final String SLOT = "drill";

    private Publication() {}

    public static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + TABLE + " (number bigint PRIMARY KEY)");
            statement.execute("CREATE PUBLICATION " + NAME + " FOR TABLE " + TABLE);
            statement.execute("SELECT pg_create_logical_replication_slot('" + SLOT + "', 'pgoutput')");
        }
    }
}
