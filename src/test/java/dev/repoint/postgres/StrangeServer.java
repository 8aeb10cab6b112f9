package dev.repoint.postgres;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server on a port of its own that answers the request for TLS in its own way, and keeps all that it was told. */
final class StrangeServer implements AutoCloseable {
    private static final int REQUEST = 8;

    private static final int HELLO_SECONDS = 10;

    /** What it does after the request. */
    @FunctionalInterface
    interface Manner {
        void answer(Client client) throws IOException, InterruptedException;
    }

    /** Who asked for TLS. */
    final class Client {
        private final OutputStream out;

        private Client(OutputStream out) {
            this.out = out;
        }

        void write(int octet) throws IOException {
            out.write(octet);
        }

        void write(byte[] bytes) throws IOException {
            out.write(bytes);
        }

        /** Until it said more than the request; what comes together with the answer to that is lost in its buffer. */
        void awaitHello() throws InterruptedException {
            if (!hello.await(HELLO_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the client said no more in " + HELLO_SECONDS + " seconds");
            }
        }
    }

    private final ServerSocket listening = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"));
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final CountDownLatch hello = new CountDownLatch(1);
    private final Thread thread;

    private StrangeServer(Manner manner) throws IOException {
        thread = Thread.ofVirtual().name("strange-server").start(() -> serve(manner));
    }

    static StrangeServer that(Manner manner) throws IOException {
        return new StrangeServer(manner);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** As far as it is text. */
    synchronized String told() {
        return told.toString(StandardCharsets.ISO_8859_1);
    }

    private void serve(Manner manner) {
        try (Socket client = listening.accept();
                InputStream in = client.getInputStream()) {
            keep(in.readNBytes(REQUEST));
            Thread.ofVirtual().name("strange-server-listener").start(() -> listen(in));
            manner.answer(new Client(client.getOutputStream()));
        } catch (IOException | InterruptedException clientWent) {
            keep(new byte[0]);
        }
    }

    private void listen(InputStream in) {
        try {
            byte[] bytes = new byte[4096];
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                keep(Arrays.copyOf(bytes, count));
                hello.countDown();
            }
        } catch (IOException clientWent) {
            keep(new byte[0]);
        }
    }

    private synchronized void keep(byte[] bytes) {
        told.writeBytes(bytes);
    }

    @Override
    public void close() throws IOException {
        listening.close();
        thread.interrupt();
    }
}
