package dev.repoint.drill.nlb;

import dev.repoint.alignment.Target;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Checks the health of a target, once. */
@FunctionalInterface
public interface Probe {
    /** The load balancer's own TCP check: a target is healthy if it takes connections. */
    Probe TCP = Probe::connect;

    /** For measurements in which nothing listens: every target is healthy. */
    Probe UP = (_, _) -> CheckResult.CONNECTED;

    /** Comes back within {@code timeout}, give or take; called from many threads. */
    CheckResult check(Target target, Duration timeout);

    private static CheckResult connect(Target target, Duration timeout) {
        try (var socket = new Socket()) {
            // A timeout of nought would be none.
            int millis = Math.max(1, Math.toIntExact(timeout.toMillis()));
            socket.connect(new InetSocketAddress(target.address().value(), target.port()), millis);
            return CheckResult.CONNECTED;
        } catch (SocketTimeoutException e) {
            return CheckResult.TIMED_OUT;
        } catch (IOException e) {
            return CheckResult.REFUSED;
        }
    }
}
