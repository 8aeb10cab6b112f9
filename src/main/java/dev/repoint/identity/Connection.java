package dev.repoint.identity;

import dev.repoint.alignment.Target;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;

/**
 * A TCP connection to a server that may be anybody: it ends at the deadline, after so many bytes, and when the thread is
 * interrupted.
 */
final class Connection implements AutoCloseable {

    /** More than a handshake with the longest chain that the JDK reads. */
    private static final int BYTES_MAX = 128 * 1024;

    /** What {@link #read} returns at the end, which a reset is as well. */
    static final int END = -1;

    private final SocketChannel channel;
    private final Deadline deadline;
    private int bytesRead;

    private Connection(SocketChannel channel, Deadline deadline) {
        this.channel = channel;
        this.deadline = deadline;
    }

    static Connection open(Target target, Deadline deadline) throws IOException, InterruptedException {
        SocketChannel channel = SocketChannel.open();
        try {
            var address = new InetSocketAddress(target.address().value(), target.port());
            channel.socket().connect(address, deadline.millisLeft());
            return new Connection(channel, deadline);
        } catch (ClosedByInterruptException interrupt) {
            throw interrupted(interrupt);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** The bytes are few, so that the socket's buffer takes them however slow the peer is. */
    void write(ByteBuffer bytes) throws IOException, InterruptedException {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (ClosedByInterruptException interrupt) {
            throw interrupted(interrupt);
        }
    }

    /** Reads what has arrived, at least one byte; {@link #END} if nothing more will come. */
    int read(ByteBuffer into) throws IOException, InterruptedException {
        try {
            channel.socket().setSoTimeout(deadline.millisLeft());
            int count = channel.socket()
                    .getInputStream()
                    .read(into.array(), into.arrayOffset() + into.position(), into.remaining());
            if (count > 0) {
                into.position(into.position() + count);
                bytesRead += count;
            }
            return bytesRead > BYTES_MAX ? END : count;
        } catch (ClosedByInterruptException interrupt) {
            throw interrupted(interrupt);
        } catch (SocketException reset) {
            return END;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static InterruptedException interrupted(ClosedByInterruptException cause) {
        Thread.interrupted();
        var interrupted = new InterruptedException("while an address was tried");
        interrupted.initCause(cause);
        return interrupted;
    }
}
