package dev.repoint.identity;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Target;
import dev.repoint.drill.Threads;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that does to each client what a test says. */
final class ScriptedServer implements AutoCloseable {
    private static final int REQUEST_LENGTH = 8;
    private static final int HELLO_MAX = 16 * 1024;

    private final ServerSocket listener;
    private final Script script;
    private final ExecutorService threads = Threads.virtual("scripted");
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger clients = new AtomicInteger();
    private final Semaphore departures = new Semaphore(0);

    private ScriptedServer(ServerSocket listener, Script script) {
        this.listener = listener;
        this.script = script;
    }

    /** What is done to one client; the connection is closed afterwards. */
    @FunctionalInterface
    interface Script {
        void play(Client client) throws IOException, InterruptedException;
    }

    static ScriptedServer start(Script script) {
        try {
            var server = new ScriptedServer(new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")), script);
            server.threads.execute(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nobody listens there any more. */
    static Target deserted() {
        try (var server = start(client -> {})) {
            return server.target();
        }
    }

    Target target() {
        return new Target(new Address(listener.getInetAddress()), listener.getLocalPort());
    }

    int clients() {
        return clients.get();
    }

    /** Whether so many scripts come to their end, which those do that read until the client is gone. */
    boolean sees(int departed, Duration within) throws InterruptedException {
        return departures.tryAcquire(departed, within.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var client = new Client(listener.accept(), clients.incrementAndGet(), closed);
                threads.execute(() -> play(client));
            } catch (IOException e) {
                // Closed: that ends the loop.
            }
        }
    }

    private void play(Client client) {
        try (Socket _ = client.socket()) {
            script.play(client);
        } catch (IOException e) {
            // The client is gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            departures.release();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Threads.stop(threads);
    }

    /**
     * Who connected.
     *
     * @param number from 1
     */
    record Client(Socket socket, int number, CountDownLatch serverClosed) {

        byte[] request() throws IOException {
            byte[] request = new byte[REQUEST_LENGTH];
            new DataInputStream(socket.getInputStream()).readFully(request);
            return request;
        }

        /** Agrees to TLS and takes the first message of the handshake. */
        void agree() throws IOException {
            request();
            send('S');
            socket.getInputStream().read(new byte[HELLO_MAX]);
        }

        void send(int... bytes) throws IOException {
            byte[] sent = new byte[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                sent[i] = (byte) bytes[i];
            }
            socket.getOutputStream().write(sent);
        }

        void send(String text) throws IOException {
            send(text.chars().toArray());
        }

        void awaitDeparture() throws IOException {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        }

        /** The pace of a server that drips. */
        void idle(Duration time) throws InterruptedException {
            serverClosed.await(time.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
