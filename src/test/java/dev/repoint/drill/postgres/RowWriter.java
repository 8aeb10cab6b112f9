package dev.repoint.drill.postgres;

import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The application: inserts rows numbered from 1, one transaction each, into whatever is the primary. A row whose outcome
 * is unknown is inserted again with the same number, until its commit is acknowledged.
 */
public final class RowWriter implements AutoCloseable {
    private static final Duration RETRY = Duration.ofMillis(100);
    private static final Duration SETTLE = Duration.ofSeconds(15);
    private static final String INSERT =
            "INSERT INTO " + NumberedRows.TABLE + " (number) VALUES (?) ON CONFLICT DO NOTHING";

    private final Supplier<InetSocketAddress> primary;
    private final Caller caller;
    private final Duration pace;
    private final AtomicLong acknowledged = new AtomicLong();
    private final Task task;
    private volatile boolean unsettled;
    private volatile Optional<SQLException> trouble = Optional.empty();

    private RowWriter(Supplier<InetSocketAddress> primary, Caller caller, Duration pace) {
        this.primary = primary;
        this.caller = caller;
        this.pace = pace;
        this.task = new Task("row-writer", this::write);
    }

    /**
     * Starts to write, in a thread of its own.
     *
     * @param primary asked before each connection attempt
     * @param pace pause after each row
     */
    public static RowWriter start(Supplier<InetSocketAddress> primary, Caller caller, Duration pace) {
        var writer = new RowWriter(primary, caller, pace);
        writer.task.start();
        return writer;
    }

    /** The number of rows whose commit was acknowledged, which is also the number of the last of them. */
    public long acknowledged() {
        return acknowledged.get();
    }

    /** Why the last attempt failed; empty when the last one succeeded. */
    public Optional<SQLException> trouble() {
        return trouble;
    }

    private void write() {
        while (isWanted()) {
            try (Connection connection = caller.connect(primary.get());
                    PreparedStatement insert = connection.prepareStatement(INSERT)) {
                while (isWanted()) {
                    insert(insert);
                    task.pause(pace);
                }
            } catch (SQLException e) {
                trouble = Optional.of(e);
                task.pause(RETRY);
            }
        }
    }

    /** To the end of the row that is being written. */
    private boolean isWanted() {
        return !task.isAbandoned() && (unsettled || !task.isStopping());
    }

    private void insert(PreparedStatement insert) throws SQLException {
        insert.setLong(1, acknowledged.get() + 1);
        unsettled = true;
        insert.executeUpdate();
        acknowledged.incrementAndGet();
        unsettled = false;
        trouble = Optional.empty();
    }

    /** Ends when the row being written is acknowledged, after 15 seconds at most. */
    @Override
    public void close() {
        task.stop(SETTLE);
    }
}
