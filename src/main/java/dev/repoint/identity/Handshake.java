package dev.repoint.identity;

import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;

/** A TLS handshake with a server that may be hostile; {@link Connection} bounds its time and its bytes. */
final class Handshake {
    private static final byte ALERT = 21;
    private static final int REASON_MAX = 200;

    /** For the parting alert: one record, and one that was under way. */
    private static final int FAREWELLS = 2;

    private final SSLEngine engine;
    private final Connection connection;
    private final ByteBuffer incoming;
    private final ByteBuffer outgoing;
    private final ByteBuffer ignored;
    private boolean isAtAlert;

    Handshake(SSLEngine engine, Connection connection) {
        this.engine = engine;
        this.connection = connection;
        this.incoming = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        this.outgoing = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        this.ignored = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
    }

    /** How it ended. */
    sealed interface Ending {

        /**
         * To its end.
         *
         * @param protocol what was agreed on by ALPN; empty if nothing
         */
        record Completed(String protocol) implements Ending {}

        record Closed() implements Ending {}

        /** By an alert of the server. */
        record Refused(String alert) implements Ending {}

        /** Because the JDK won't go on with what it read. */
        record Broken(String reason) implements Ending {}
    }

    Ending shake() throws IOException, InterruptedException {
        try {
            engine.beginHandshake();
            boolean isOpen = true;
            while (isOpen) {
                switch (engine.getHandshakeStatus()) {
                    case NEED_WRAP -> isOpen = send();
                    case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> isOpen = receive();
                    case NEED_TASK -> engine.getDelegatedTask().run();
                    case FINISHED, NOT_HANDSHAKING -> {
                        return new Ending.Completed(engine.getApplicationProtocol());
                    }
                }
            }
            return new Ending.Closed();
        } catch (SSLException failure) {
            String reason = Printable.of(String.valueOf(failure.getMessage()), REASON_MAX);
            return isAtAlert ? new Ending.Refused(reason) : new Ending.Broken(reason);
        } finally {
            bidFarewell();
        }
    }

    private boolean send() throws IOException, InterruptedException {
        outgoing.clear();
        SSLEngineResult result = engine.wrap(ByteBuffer.allocate(0), outgoing);
        connection.write(outgoing.flip());
        return result.getStatus() == SSLEngineResult.Status.OK;
    }

    private boolean receive() throws IOException, InterruptedException {
        incoming.flip();
        isAtAlert = incoming.hasRemaining() && incoming.get(0) == ALERT;
        SSLEngineResult result = engine.unwrap(incoming, ignored);
        incoming.compact();
        return switch (result.getStatus()) {
            case OK -> true;
            case BUFFER_UNDERFLOW -> readMore();
            case BUFFER_OVERFLOW, CLOSED -> false;
        };
    }

    private boolean readMore() throws IOException, InterruptedException {
        if (!incoming.hasRemaining()) {
            throw new SSLException("a record is longer than TLS allows");
        }
        return connection.read(incoming) != Connection.END;
    }

    /** Tells the server, which would otherwise log that its client got lost. */
    private void bidFarewell() throws InterruptedException {
        try {
            engine.closeOutbound();
            for (int i = 0; i < FAREWELLS && !engine.isOutboundDone(); i++) {
                send();
            }
        } catch (IOException gone) {
            // Whoever has left needs no farewell.
        }
    }
}
