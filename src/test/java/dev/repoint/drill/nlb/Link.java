package dev.repoint.drill.nlb;

import dev.repoint.alignment.Target;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;

/** One client's connection and the one to its target. Each direction has a buffer of 16 KiB and ends by itself. */
final class Link {
    private static final int CONNECT_MILLIS =
            Math.toIntExact(Duration.ofSeconds(5).toMillis());

    private final Socket client;
    private final Target target;
    private final Predicate<Target> isLost;
    private final Socket upstream = new Socket();

    Link(Socket client, Target target, Predicate<Target> isLost) {
        this.client = client;
        this.target = target;
        this.isLost = isLost;
    }

    Target target() {
        return target;
    }

    /** Forwards until both sides have ended, or one broke; a target that can't be reached resets the client. */
    void forward(ExecutorService threads) throws InterruptedException {
        try {
            client.setTcpNoDelay(true);
            upstream.connect(new InetSocketAddress(target.address().value(), target.port()), CONNECT_MILLIS);
            upstream.setTcpNoDelay(true);
            var requestsEnded = new CountDownLatch(1);
            threads.execute(() -> {
                pump(client, upstream);
                requestsEnded.countDown();
            });
            pump(upstream, client);
            requestsEnded.await();
            end(client);
            end(upstream);
        } catch (IOException e) {
            breakOff();
        }
    }

    /** The end of one side is passed on alone: the other direction may have more to say. */
    private void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            if (isLost.test(target)) {
                breakOff();
            } else {
                to.shutdownOutput();
            }
        } catch (IOException e) {
            breakOff();
        }
    }

    private void breakOff() {
        if (isLost.test(target)) {
            strand();
        }
        reset();
    }

    /** A lost host doesn't even say that it is gone: the client talks to nobody until it leaves or is reset. */
    private void strand() {
        try {
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // That is its end.
        }
    }

    /** Both peers see a reset, as the load balancer's own. */
    void reset() {
        abort(client);
        abort(upstream);
    }

    private static void abort(Socket socket) {
        try {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
            }
        } catch (IOException e) {
            // Closed in between: there is nothing left that a reset could reach.
        }
        end(socket);
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Its peer is gone already, which is what was wanted.
        }
    }
}
