package dev.repoint.drill;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;

/** Sends bytes to a DNS server and gives back the bytes that come, so that a test sees what a resolver would hide. */
final class DnsClient {
    private static final int PACKET_BYTES = 65_535;

    private final InetSocketAddress server;

    /** For an IPv4 server, {@code address:port}. */
    DnsClient(String server) {
        String[] parts = server.split(":", 2);
        this.server = new InetSocketAddress(InetAddress.ofLiteral(parts[0]), Integer.parseInt(parts[1]));
    }

    Message query(String name, int type) {
        return Message.newQuery(Record.newRecord(DnsMessages.name(name), type, DClass.IN));
    }

    void send(DatagramSocket socket, byte[] packet) throws IOException {
        socket.send(new DatagramPacket(packet, packet.length, server));
    }

    byte[] receive(DatagramSocket socket, int timeoutMillis) throws IOException {
        socket.setSoTimeout(timeoutMillis);
        var told = new DatagramPacket(new byte[PACKET_BYTES], PACKET_BYTES);
        socket.receive(told);
        return Arrays.copyOf(told.getData(), told.getLength());
    }

    byte[] udp(byte[] packet, int timeoutMillis) throws IOException {
        try (var socket = new DatagramSocket()) {
            send(socket, packet);
            return receive(socket, timeoutMillis);
        }
    }

    byte[] tcp(byte[] packet, int timeoutMillis) throws IOException {
        try (var socket = new Socket(server.getAddress(), server.getPort())) {
            socket.setSoTimeout(timeoutMillis);
            var out = new DataOutputStream(socket.getOutputStream());
            out.writeShort(packet.length);
            out.write(packet);
            var in = new DataInputStream(socket.getInputStream());
            return in.readNBytes(in.readUnsignedShort());
        }
    }
}
