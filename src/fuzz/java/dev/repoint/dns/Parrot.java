package dev.repoint.dns;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Message;
import org.xbill.DNS.io.IoClientFactory;
import org.xbill.DNS.io.TcpIoClient;
import org.xbill.DNS.io.UdpIoClient;

/** A DNS server that says one thing to each question, under the question's id. */
final class Parrot implements IoClientFactory, UdpIoClient, TcpIoClient {
    private static final int ID_BYTES = 2;

    private final byte[] message;

    Parrot(byte[] message) {
        this.message = message;
    }

    @Override
    public TcpIoClient createOrGetTcpClient() {
        return this;
    }

    @Override
    public UdpIoClient createOrGetUdpClient() {
        return this;
    }

    @Override
    public CompletableFuture<byte[]> sendAndReceiveTcp(
            @Nullable InetSocketAddress local,
            InetSocketAddress server,
            Message query,
            byte[] question,
            Duration timeout) {
        byte[] reply = message.clone();
        System.arraycopy(question, 0, reply, 0, Math.min(ID_BYTES, reply.length));
        return CompletableFuture.completedFuture(reply);
    }

    @Override
    public CompletableFuture<byte[]> sendAndReceiveUdp(
            @Nullable InetSocketAddress local,
            InetSocketAddress server,
            Message query,
            byte[] question,
            int max,
            Duration timeout) {
        return sendAndReceiveTcp(local, server, query, question, timeout);
    }
}
