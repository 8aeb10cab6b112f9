package dev.repoint.drill.postgres;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.SocketFactory;

/**
 * Sockets on which the peer's end, or its silence for four seconds, is a failure. pgjdbc, asked whether a message is
 * pending, takes both for a no, and so would never notice that a host is lost. The failure is an
 * {@link InterruptedIOException}, because TLS passes that on as it is; at any other it closes the socket, which hides the
 * cause, or sees the end of the stream. Public because pgjdbc makes it by name.
 */
public final class ImpatientSockets extends SocketFactory {
    private static final Duration SILENCE = Duration.ofSeconds(4);

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public InputStream getInputStream() throws IOException {
                return new Impatient(super.getInputStream());
            }
        };
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("pgjdbc connects by itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
        throw new UnsupportedOperationException("pgjdbc connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("pgjdbc connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
        throw new UnsupportedOperationException("pgjdbc connects by itself");
    }

    private static final class Impatient extends FilterInputStream {
        private long lastRead = System.nanoTime();

        Impatient(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                int count = super.read(bytes, offset, length);
                if (count < 0) {
                    throw new InterruptedIOException("the server closed the connection");
                }
                lastRead = System.nanoTime();
                return count;
            } catch (SocketTimeoutException e) {
                if (System.nanoTime() - lastRead < SILENCE.toNanos()) {
                    throw e;
                }
                throw new InterruptedIOException("the server said nothing for " + SILENCE);
            }
        }
    }
}
