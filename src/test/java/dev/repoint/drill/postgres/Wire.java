package dev.repoint.drill.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A network path to a server that can lose a host without a word: its connections stay open, and nothing arrives. */
final class Wire implements AutoCloseable {
    private final InetSocketAddress server;
    private final ServerSocket listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Socket> mute = ConcurrentHashMap.newKeySet();

    Wire(InetSocketAddress server) throws IOException {
        this.server = server;
        Thread.ofVirtual().name("wire").start(this::accept);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listening.getLocalSocketAddress();
    }

    /** The connections of now are silent from now on; later ones are not. */
    void loseHost() {
        mute.addAll(open);
    }

    private void accept() {
        try {
            while (!listening.isClosed()) {
                Socket client = listening.accept();
                var upstream = new Socket(server.getAddress(), server.getPort());
                pump(client, upstream);
                pump(upstream, client);
            }
        } catch (IOException e) {
            close();
        }
    }

    private void pump(Socket from, Socket to) {
        open.add(from);
        Thread.ofVirtual().name("wire-pump").start(() -> {
            try (from;
                    to;
                    InputStream in = from.getInputStream()) {
                byte[] bytes = new byte[8192];
                for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                    if (!mute.contains(from)) {
                        to.getOutputStream().write(bytes, 0, count);
                    }
                }
            } catch (IOException e) {
                open.remove(from);
            }
        });
    }

    @Override
    public void close() {
        try (listening) {
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
