package dev.repoint.drill.nlb;

import dev.repoint.alignment.Target;
import dev.repoint.drill.Threads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/**
 * The load balancer's data path: a port of 127.0.0.1 whose connections go to the targets that the clock calls healthy,
 * and are reset when it says so. Otherwise than the real one it takes a connection before it knows the target's answer: a
 * client whose target refuses is reset, not refused.
 */
public final class Balancer implements AutoCloseable {
    private static final int BACKLOG = 256;
    private static final int LINKS_MAX = 1_000;
    private static final Duration LOOK = Duration.ofMillis(10);

    private final Supplier<NavigableMap<Target, TargetState>> states;
    private final ServerSocket listener;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final Set<Target> lost = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Threads.virtual("balancer");
    private final Ticks looks;

    private Balancer(Supplier<NavigableMap<Target, TargetState>> states, ServerSocket listener) {
        this.states = states;
        this.listener = listener;
        threads.execute(this::accept);
        this.looks = Ticks.every(LOOK, "balancer-looks", this::look);
    }

    /** Before the targets of a group, on an ephemeral port. */
    public static Balancer before(NlbClock clock) {
        return before(clock::states);
    }

    static Balancer before(Supplier<NavigableMap<Target, TargetState>> states) {
        try {
            return new Balancer(states, new ServerSocket(0, BACKLOG, InetAddress.ofLiteral("127.0.0.1")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    /** Connections that are forwarded now, or about to be. */
    public int connections() {
        return links.size();
    }

    /**
     * From now on the target is as a host without power: the end of its connections, and its refusal of new ones, aren't
     * passed on. To be said before its process is killed, whose kernel would tell.
     */
    public void lose(Target target) {
        lost.add(target);
    }

    /** The address answers again, and resets the connections that it doesn't know. */
    public void regain(Target target) {
        lost.remove(target);
        links.stream().filter(link -> link.target().equals(target)).forEach(Link::reset);
    }

    private void accept() {
        for (int turn = 0; !listener.isClosed(); turn++) {
            try {
                admit(listener.accept(), turn);
            } catch (IOException e) {
                // Closed, which ends the loop; or the client went before it was taken, which ends nothing.
            }
        }
    }

    private void admit(Socket client, int turn) throws IOException {
        Optional<Target> target = new Routing(states.get()).pick(turn);
        if (target.isEmpty() || links.size() >= LINKS_MAX) {
            client.setSoLinger(true, 0);
            client.close();
            return;
        }
        var link = new Link(client, target.get(), lost::contains);
        links.add(link);
        threads.execute(() -> forward(link));
    }

    private void forward(Link link) {
        try {
            link.forward(threads);
        } catch (InterruptedException e) {
            link.reset();
        } finally {
            links.remove(link);
        }
    }

    private void look() {
        // Before the states: a connection made after them may rest on newer ones.
        List<Link> open = List.copyOf(links);
        var routing = new Routing(states.get());
        open.stream().filter(link -> !routing.keeps(link.target())).forEach(Link::reset);
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            looks.close();
            links.forEach(Link::reset);
            Threads.stop(threads);
        }
    }
}
