package dev.repoint.drill.postgres;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.postgresql.PGConnection;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;

/**
 * The logical-replication client. It keeps the end of the last commit that it received and goes on from there after any
 * break: a killed server forgets what it was told since its last checkpoint.
 */
public final class ReplicationStream implements AutoCloseable {
    public static final String PUBLICATION = "clickpipes_publication";

    static final String SLOT = "drill";

    private static final Duration FIRST_RETRY = Duration.ofMillis(50);
    private static final Duration LAST_RETRY = Duration.ofMillis(500);
    private static final Duration STOP = Duration.ofMillis(100);

    private static final Duration POLL = Duration.ofMillis(5);
    private static final Duration FEEDBACK = Duration.ofSeconds(1);

    private record Break(Instant lastMessage, String cause) {}

    private final Supplier<InetSocketAddress> server;
    private final Caller caller;
    private final InstantSource clock;
    private final Reception reception = new Reception();
    private final List<Long> transaction = new ArrayList<>();
    private final Task task = new Task("replication-stream", this::follow);
    private volatile Optional<SQLException> trouble = Optional.empty();
    private LogSequenceNumber lastCommit = LogSequenceNumber.INVALID_LSN;
    private Optional<Instant> lastMessage = Optional.empty();
    private Instant lastFeedback = Instant.EPOCH;
    private Optional<Break> broken = Optional.empty();
    private Duration retry = FIRST_RETRY;

    private ReplicationStream(Supplier<InetSocketAddress> server, Caller caller, InstantSource clock) {
        this.server = server;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Starts to receive, in a thread of its own. Its slot has to be there.
     *
     * @param server asked before each connection attempt
     */
    public static ReplicationStream open(Supplier<InetSocketAddress> server, Caller caller, InstantSource clock) {
        var stream = new ReplicationStream(server, caller, clock);
        stream.task.start();
        return stream;
    }

    public Reception reception() {
        return reception;
    }

    /** Why there is no stream; empty while there is one. */
    public Optional<SQLException> trouble() {
        return trouble;
    }

    private void follow() {
        while (!task.isStopping()) {
            try {
                receiveFrom(server.get());
            } catch (SQLException e) {
                lost(e);
            }
        }
    }

    /** Drops the connection at the end: to close it would be to wait for a dead server, and to mask the cause. */
    private void receiveFrom(InetSocketAddress address) throws SQLException {
        Connection connection = caller.replicate(address);
        try {
            PGReplicationStream stream = start(connection.unwrap(PGConnection.class));
            resumed();
            while (!task.isStopping()) {
                receive(stream);
                feedBack(stream);
            }
        } finally {
            connection.abort(Runnable::run);
        }
    }

    private PGReplicationStream start(PGConnection connection) throws SQLException {
        return connection
                .getReplicationAPI()
                .replicationStream()
                .logical()
                .withSlotName(SLOT)
                .withStartPosition(lastCommit)
                .withSlotOption("proto_version", 1)
                .withSlotOption("publication_names", PUBLICATION)
                .withAutomaticFlush(false)
                .start();
    }

    /**
     * Asks rather than waits: a wait that times out ends the stream.
     *
     * @see <a href="https://github.com/pgjdbc/pgjdbc/issues/4328">pgjdbc issue 4328</a>
     */
    private void receive(PGReplicationStream stream) throws SQLException {
        ByteBuffer message = stream.readPending();
        if (message != null) {
            lastMessage = Optional.of(clock.instant());
            take(PgOutput.read(message), stream);
        } else if (stream.isClosed()) {
            throw new SQLException("the server ended the stream");
        } else {
            task.pause(POLL);
        }
    }

    private void take(PgOutput message, PGReplicationStream stream) {
        switch (message) {
            case PgOutput.Begin() -> transaction.clear();
            case PgOutput.Insert(long number) -> transaction.add(number);
            case PgOutput.Commit(LogSequenceNumber end) -> {
                reception.committed(transaction);
                lastCommit = end;
                stream.setAppliedLSN(end);
                stream.setFlushedLSN(end);
            }
            case PgOutput.Other(var _) -> {}
        }
    }

    /** Each second, with a request for a sign of life. */
    private void feedBack(PGReplicationStream stream) throws SQLException {
        Instant now = clock.instant();
        if (now.isAfter(lastFeedback.plus(FEEDBACK))) {
            stream.forceUpdateStatus();
            lastFeedback = now;
        }
    }

    private void resumed() {
        Instant now = clock.instant();
        broken.ifPresent(since -> reception.outage(new Outage(since.lastMessage(), now, since.cause())));
        broken = Optional.empty();
        trouble = Optional.empty();
        lastMessage = Optional.of(now);
        retry = FIRST_RETRY;
    }

    private void lost(SQLException cause) {
        trouble = Optional.of(cause);
        if (broken.isEmpty()) {
            broken = lastMessage.map(at -> new Break(at, rootOf(cause)));
        }
        task.pause(retry);
        Duration longer = retry.multipliedBy(2);
        retry = longer.compareTo(LAST_RETRY) < 0 ? longer : LAST_RETRY;
    }

    private static String rootOf(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure.toString() : rootOf(cause);
    }

    /** Returns within six seconds. */
    @Override
    public void close() {
        task.stop(STOP);
    }
}
