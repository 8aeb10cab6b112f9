package dev.repoint.drill.nlb;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Target;
import dev.repoint.drill.Threads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;

/** Greets each connection with its own address and a line feed, then sends back what it gets, to the end of it. */
final class EchoServer implements AutoCloseable {
    private final ServerSocket listener;
    private final ExecutorService threads = Threads.virtual("echo");

    private EchoServer(ServerSocket listener) {
        this.listener = listener;
    }

    static EchoServer on(String address) {
        return on(address, 0);
    }

    static EchoServer on(String address, int port) {
        try {
            var server = new EchoServer(new ServerSocket(port, 50, InetAddress.ofLiteral(address)));
            server.threads.execute(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Target target() {
        return new Target(new Address(listener.getInetAddress()), listener.getLocalPort());
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                threads.execute(() -> echo(client));
            } catch (IOException e) {
                // Closed: that ends the loop.
            }
        }
    }

    private void echo(Socket client) {
        try (client) {
            String greeting = listener.getInetAddress().getHostAddress() + "\n";
            client.getOutputStream().write(greeting.getBytes(StandardCharsets.US_ASCII));
            client.getInputStream().transferTo(client.getOutputStream());
            client.shutdownOutput();
        } catch (IOException e) {
            // The client is gone.
        }
    }

    /** New connections are refused; those that are open stay. */
    void stopListening() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stopListening();
        Threads.stop(threads);
    }
}
