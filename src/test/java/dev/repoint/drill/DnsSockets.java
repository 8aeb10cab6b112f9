package dev.repoint.drill;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;

/** UDP and TCP on one loopback address and one port, a virtual thread for each question. */
final class DnsSockets implements AutoCloseable {
    private static final int BIND_TRIES = 20;
    private static final int BACKLOG = 256;
    private static final int RECEIVE_BUFFER_BYTES = 1 << 20;
    private static final int PACKET_BYTES = 65_535;

    /** Answers a packet; what sends nothing leaves the client waiting. */
    @FunctionalInterface
    interface Answering {
        void answer(byte[] packet, boolean tcp, Client client) throws IOException, InterruptedException;
    }

    /** Whoever asked, over TCP if not said otherwise. */
    @FunctionalInterface
    interface Client {
        /** Sends these bytes as a message of that length. */
        void sendAs(int length, byte[] message) throws IOException;

        default void send(byte[] message) throws IOException {
            sendAs(message.length, message);
        }

        default void sendFrom(InetAddress elsewhere, byte[] message) throws IOException {
            throw new IOException(elsewhere + " has no part in this connection");
        }
    }

    /** Over UDP, where a message is as long as its datagram. */
    private record UdpClient(DatagramSocket socket, SocketAddress asker) implements Client {
        @Override
        public void sendAs(int length, byte[] message) throws IOException {
            socket.send(new DatagramPacket(message, message.length, asker));
        }

        @Override
        public void sendFrom(InetAddress elsewhere, byte[] message) throws IOException {
            try (var other = new DatagramSocket(0, elsewhere)) {
                other.send(new DatagramPacket(message, message.length, asker));
            }
        }
    }

    private final ServerSocket tcp;
    private final DatagramSocket udp;
    private final ExecutorService threads = Threads.virtual("dns");
    private volatile boolean resets;

    private DnsSockets(ServerSocket tcp, DatagramSocket udp) {
        this.tcp = tcp;
        this.udp = udp;
    }

    /** The port is chosen for TCP; where another process holds it for UDP, the next one is tried. */
    static DnsSockets bind(InetAddress loopback) {
        for (int tries = 1; ; tries++) {
            try {
                return bindOnce(loopback);
            } catch (BindException taken) {
                if (tries == BIND_TRIES) {
                    throw new UncheckedIOException(taken);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static DnsSockets bindOnce(InetAddress loopback) throws IOException {
        var tcp = new ServerSocket(0, BACKLOG, loopback);
        try {
            var udp = new DatagramSocket(new InetSocketAddress(loopback, tcp.getLocalPort()));
            udp.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
            return new DnsSockets(tcp, udp);
        } catch (IOException e) {
            tcp.close();
            throw e;
        }
    }

    void serve(Answering answering) {
        threads.execute(() -> receive(answering));
        threads.execute(() -> accept(answering));
    }

    /** Whether connections are reset as soon as they are made. */
    void resets(boolean now) {
        resets = now;
    }

    /** Closed with a time to linger of 0, a connection ends in a reset. */
    private static void reset(Socket connection) throws IOException {
        connection.setSoLinger(true, 0);
        connection.close();
    }

    InetSocketAddress address() {
        return new InetSocketAddress(tcp.getInetAddress(), tcp.getLocalPort());
    }

    private void receive(Answering answering) {
        var packet = new DatagramPacket(new byte[PACKET_BYTES], PACKET_BYTES);
        while (!udp.isClosed()) {
            try {
                udp.receive(packet);
                var sender = packet.getSocketAddress();
                byte[] query = Arrays.copyOf(packet.getData(), packet.getLength());
                answer(answering, query, false, new UdpClient(udp, sender));
                packet.setLength(PACKET_BYTES);
            } catch (IOException e) {
                // Closed, or an ICMP error about an earlier client: the loop's condition tells which.
            }
        }
    }

    private void accept(Answering answering) {
        while (!tcp.isClosed()) {
            try {
                Socket connection = tcp.accept();
                if (resets) {
                    reset(connection);
                } else {
                    threads.execute(() -> converse(connection, answering));
                }
            } catch (IOException | RejectedExecutionException e) {
                // Closed, or a client that went away while connecting: the loop's condition tells which.
            }
        }
    }

    /** Questions of one connection are answered side by side, as clients pipeline them (RFC 7766 section 6.2.1.1). */
    private void converse(Socket connection, Answering answering) {
        try (connection) {
            var in = new DataInputStream(connection.getInputStream());
            OutputStream out = connection.getOutputStream();
            while (true) {
                byte[] query = in.readNBytes(in.readUnsignedShort());
                answer(answering, query, true, (length, told) -> sendFramed(out, length, told));
            }
        } catch (IOException e) {
            // One of the two sides has closed the connection.
        }
    }

    /** Length and message in one segment, as RFC 7766 section 8 asks for. */
    private static void sendFramed(OutputStream out, int length, byte[] message) throws IOException {
        byte[] framed = ByteBuffer.allocate(message.length + 2)
                .putShort((short) length)
                .put(message)
                .array();
        synchronized (out) {
            out.write(framed);
        }
    }

    private void answer(Answering answering, byte[] query, boolean overTcp, Client client) {
        try {
            threads.execute(() -> {
                try {
                    answering.answer(query, overTcp, client);
                } catch (IOException e) {
                    // Not a DNS message, or the client has gone: a real server drops it too.
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        } catch (RejectedExecutionException e) {
            // Closing: nobody is answered any more.
        }
    }

    @Override
    public void close() {
        udp.close();
        try {
            tcp.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Threads.stop(threads);
    }
}
