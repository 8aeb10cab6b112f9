package dev.repoint.training;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A DNS server to which every name has the address that the database moved to, but for the record that Repoint keeps: that
 * still has the old one.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1035#section-4">RFC 1035, section 4</a> on messages
 */
final class RecordedDns implements AutoCloseable {
    private static final int HEADER_BYTES = 12;
    private static final short ANSWERED = (short) 0x8180;
    private static final short FIRST_NAME = (short) 0xC00C;
    private static final short A = 1;
    private static final short IN = 1;
    private static final int TTL_SECONDS = 5;

    private final DatagramSocket socket =
            new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));

    RecordedDns() throws IOException {
        Thread.ofVirtual().name("dns").start(this::serve);
    }

    /** As {@code REPOINT_RESOLVERS} names it. */
    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    private void serve() {
        var packet = new DatagramPacket(new byte[4096], 4096);
        while (!socket.isClosed()) {
            try {
                socket.receive(packet);
                byte[] answer = answer(Arrays.copyOf(packet.getData(), packet.getLength()));
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (IOException e) {
                // Closed; anything else the function misses as an answer, and the training fails.
            }
        }
    }

    private static byte[] answer(byte[] query) {
        int end = HEADER_BYTES;
        while (query[end] != 0) {
            end += query[end] + 1;
        }
        String name = new String(query, HEADER_BYTES, end - HEADER_BYTES, StandardCharsets.ISO_8859_1);
        short type = ByteBuffer.wrap(query).getShort(end + 1);
        String address = name.contains("record") ? FirstEvents.BEFORE : FirstEvents.AFTER;
        int question = end + 5 - HEADER_BYTES;
        ByteBuffer answer = ByteBuffer.allocate(HEADER_BYTES + question + 16);
        answer.put(query, 0, 2).putShort(ANSWERED).putShort((short) 1).putShort(type == A ? (short) 1 : 0);
        answer.putInt(0).put(query, HEADER_BYTES, question);
        if (type == A) {
            answer.putShort(FIRST_NAME).putShort(A).putShort(IN).putInt(TTL_SECONDS);
            answer.putShort((short) 4).put(InetAddress.ofLiteral(address).getAddress());
        }
        return Arrays.copyOf(answer.array(), answer.position());
    }

    @Override
    public void close() {
        socket.close();
    }
}
