package dev.repoint.drill.postgres;

/** What the application writes: a table of numbered rows. */
public final class NumberedRows {
    public static final String TABLE = "numbered_row";
    public static final String CREATION = "CREATE TABLE " + TABLE + " (number bigint PRIMARY KEY)";

    private NumberedRows() {}
}
