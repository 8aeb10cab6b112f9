package dev.repoint.drill.nlb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A client of the balancer that reads and says lines. */
record EchoClient(Socket socket) implements AutoCloseable {
    private static final int READ_MILLIS = 10_000;
    private static final int SILENT_MILLIS = 100;

    static EchoClient of(Balancer balancer) throws IOException {
        var socket =
                new Socket(balancer.address().getAddress(), balancer.address().getPort());
        socket.setSoTimeout(READ_MILLIS);
        return new EchoClient(socket);
    }

    void say(String line) throws IOException {
        socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** The next line, without its feed; what there is of it if the stream ends first. */
    String hear() throws IOException {
        var line = new StringBuilder();
        for (int next = socket.getInputStream().read();
                next != '\n' && next >= 0;
                next = socket.getInputStream().read()) {
            line.append((char) next);
        }
        return line.toString();
    }

    boolean hearsEnd() throws IOException {
        return socket.getInputStream().read() < 0;
    }

    void assertHears(String line) throws IOException {
        say(line);
        assertThat(hear()).isEqualTo(line);
    }

    void assertHearsNothing() throws IOException {
        say("anybody there?");
        socket.setSoTimeout(SILENT_MILLIS);
        assertThatThrownBy(this::hear).isInstanceOf(SocketTimeoutException.class);
        socket.setSoTimeout(READ_MILLIS);
    }

    /** Within the read time-out, which a busy machine needs. */
    void assertIsReset() {
        assertThatThrownBy(this::hear).isInstanceOf(SocketException.class);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
