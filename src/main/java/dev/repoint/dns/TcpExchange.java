package dev.repoint.dns;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Message;
import org.xbill.DNS.io.DefaultIoClientFactory;
import org.xbill.DNS.io.TcpIoClient;

/**
 * A TCP connection of its own for each question, closed after it. dnsjava's own client keeps one for all: what a server left
 * unfinished in it is read as the beginning of the next reply, and one that is reset before it is written to ends the thread
 * that serves every later question of the process, over UDP too.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7766#section-8">RFC 7766, section 8</a> on the length before a message
 */
final class TcpExchange implements TcpIoClient {

    /** Of the length. */
    private static final int PREFIX_BYTES = 2;

    private TcpExchange() {}

    /** Over UDP as dnsjava does it, which has a socket for each question. */
    static DefaultIoClientFactory factory() {
        return new DefaultIoClientFactory() {
            @Override
            public TcpIoClient createOrGetTcpClient() {
                return new TcpExchange();
            }
        };
    }

    @Override
    public CompletableFuture<byte[]> sendAndReceiveTcp(
            @Nullable InetSocketAddress local,
            InetSocketAddress server,
            Message query,
            byte[] message,
            Duration timeout) {
        CompletableFuture<byte[]> reply = new CompletableFuture<>();
        Socket socket = new Socket();
        Thread.ofVirtual().name("dns-tcp").start(() -> {
            try {
                reply.complete(exchange(socket, server, message));
            } catch (IOException lost) {
                reply.completeExceptionally(lost);
            }
        });
        return reply.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS).whenComplete((_, _) -> close(socket));
    }

    private static byte[] exchange(Socket socket, InetSocketAddress server, byte[] message) throws IOException {
        socket.connect(server);
        byte[] framed = ByteBuffer.allocate(PREFIX_BYTES + message.length)
                .putShort((short) message.length)
                .put(message)
                .array();
        socket.getOutputStream().write(framed);
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] reply = new byte[in.readUnsignedShort()];
        in.readFully(reply);
        return reply;
    }

    /** Whatever still waits for it ends. */
    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // It was to go.
        }
    }
}
