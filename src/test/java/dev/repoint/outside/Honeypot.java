package dev.repoint.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * A port where a function has no business, on a loopback address of its own. The kernel accepts connections there; nobody
 * answers them, and each is counted, over or not.
 */
final class Honeypot implements AutoCloseable {

    static final String ADDRESS = "127.0.0.2";

    private final ServerSocketChannel door;
    private int visits;

    Honeypot() {
        try {
            door = ServerSocketChannel.open()
                    .setOption(StandardSocketOptions.SO_REUSEADDR, true)
                    .bind(new InetSocketAddress(InetAddress.ofLiteral(ADDRESS), 0));
            door.configureBlocking(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        ServerSocket socket = door.socket();
        return socket.getLocalPort();
    }

    /** As it stands in a URL. */
    String authority() {
        return ADDRESS + ":" + port();
    }

    /** Connections so far. */
    int visits() {
        try {
            for (SocketChannel visit = door.accept(); visit != null; visit = door.accept()) {
                visit.close();
                visits++;
            }
            return visits;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
