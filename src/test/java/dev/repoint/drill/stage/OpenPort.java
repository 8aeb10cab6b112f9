package dev.repoint.drill.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is left of a host that lost its storage: its port takes connections, and says nothing. */
final class OpenPort implements AutoCloseable {
    private static final int BACKLOG = 64;

    private final ServerSocket port;
    private final Set<Socket> taken = ConcurrentHashMap.newKeySet();

    OpenPort(InetSocketAddress address) throws IOException {
        port = new ServerSocket(address.getPort(), BACKLOG, address.getAddress());
        Thread.ofVirtual().name("open-port").start(this::accept);
    }

    private void accept() {
        while (!port.isClosed()) {
            try {
                taken.add(port.accept());
            } catch (IOException e) {
                // Closed, or a client that went away while connecting: the loop's condition tells which.
            }
        }
    }

    @Override
    public void close() {
        try {
            port.close();
            for (Socket socket : taken) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
