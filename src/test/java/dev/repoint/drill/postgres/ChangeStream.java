package dev.repoint.drill.postgres;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.replication.PGReplicationStream;

/**
 * Logical replication as a pipe does it: makes a slot, starts to stream a publication, and receives change after change. The
 * slot goes with the connection.
 */
public final class ChangeStream implements AutoCloseable {
    private final Connection connection;
    private final PGReplicationStream stream;
    private final ChangeReader reader = new ChangeReader();

    private ChangeStream(Connection connection, PGReplicationStream stream) {
        this.connection = connection;
        this.stream = stream;
    }

    /**
     * Starts to receive.
     *
     * @param slot of lower-case letters, digits and underscores
     */
    public static ChangeStream open(Sql client, String slot, String publication) throws SQLException {
        Connection connection = client.replicate();
        try {
            var replication = connection.unwrap(PGConnection.class).getReplicationAPI();
            replication
                    .createReplicationSlot()
                    .logical()
                    .withSlotName(slot)
                    .withOutputPlugin("pgoutput")
                    .withTemporaryOption()
                    .make();
            PGReplicationStream stream = replication
                    .replicationStream()
                    .logical()
                    .withSlotName(slot)
                    .withSlotOption("proto_version", 1)
                    .withSlotOption("publication_names", Sql.name(publication))
                    .start();
            return new ChangeStream(connection, stream);
        } catch (SQLException e) {
            connection.abort(Runnable::run);
            throw e;
        }
    }

    /** The next change of a row; waits for it for 20 seconds at most. */
    public RowChange next() throws SQLException {
        Optional<RowChange> change = Optional.empty();
        while (change.isEmpty()) {
            ByteBuffer message = stream.read();
            if (message == null) {
                throw new SQLException("the stream has ended");
            }
            change = reader.read(message);
        }
        return change.get();
    }

    /** Without a farewell, which would wait for the server's. */
    @Override
    public void close() throws SQLException {
        connection.abort(Runnable::run);
    }
}
