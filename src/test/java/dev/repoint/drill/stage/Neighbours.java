package dev.repoint.drill.stage;

import dev.repoint.alignment.Target;
import dev.repoint.drill.AccountTargetGroups;
import dev.repoint.drill.AwsGateway.Call;
import dev.repoint.drill.nlb.CheckResult;
import dev.repoint.drill.nlb.Probe;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The other databases of the function, each with a target group and an endpoint's name of its own. They are no more than
 * addresses: health checks are told who is lost.
 */
final class Neighbours {
    static final int COUNT = 49;
    static final int LOST = 24;

    private record Entry(int number, String name, String group) {
        boolean isInLostZone() {
            return number <= LOST;
        }

        String host() {
            return name + ".abc123.eu-west-1.rds.amazonaws.com";
        }

        String before() {
            return "127.1.0." + number;
        }

        String after() {
            return "127.2.0." + number;
        }
    }

    private final InstantSource time;
    private final List<Entry> entries = new ArrayList<>();
    private volatile boolean areLost;
    private volatile Optional<Instant> movedAt = Optional.empty();

    Neighbours(InstantSource time) {
        this.time = time;
    }

    /** The load balancer's checks, of everybody else's targets too. */
    CheckResult check(Target target, Duration timeout) {
        String address = target.address().toString();
        if (entries.stream()
                .anyMatch(entry -> entry.isInLostZone() && entry.before().equals(address))) {
            return areLost ? CheckResult.TIMED_OUT : CheckResult.CONNECTED;
        }
        return entries.stream()
                        .anyMatch(entry ->
                                Stream.of(entry.before(), entry.after()).anyMatch(address::equals))
                ? CheckResult.CONNECTED
                : Probe.TCP.check(target, timeout);
    }

    /** Makes their groups, which hold them, and their names. */
    void settle(AccountTargetGroups groups, EndpointName names, int port) {
        for (int number = 1; number <= COUNT; number++) {
            var entry = new Entry(number, "db%02d".formatted(number), groups.create(port));
            entries.add(entry);
            groups.register(entry.group(), entry.before() + ":" + port);
            names.neighbour(entry.host(), entry.before());
        }
    }

    /** As {@code REPOINT_BINDINGS} lists them. */
    List<String> bindings(int port) {
        return entries.stream()
                .map(entry -> Stage.binding(entry.name(), entry.host(), port, entry.group()))
                .toList();
    }

    void lose() {
        areLost = true;
    }

    void move(EndpointName names) {
        lost().forEach(entry -> names.neighbour(entry.host(), entry.after()));
        movedAt = Optional.of(time.instant());
    }

    /** The identifiers of those in the lost zone. */
    List<String> lostNames() {
        return lost().map(Entry::name).toList();
    }

    private Stream<Entry> lost() {
        return entries.stream().filter(Entry::isInLostZone);
    }

    /** What became of them, by the calls so far. */
    List<Neighbour> stand(List<Call> calls) {
        var byGroup = calls.stream().filter(Targets::isChange).collect(Collectors.groupingBy(Targets::group));
        return entries.stream()
                .map(entry -> stand(entry, byGroup.getOrDefault(entry.group(), List.of())))
                .toList();
    }

    private Neighbour stand(Entry entry, List<Call> calls) {
        NavigableSet<String> held = new TreeSet<>();
        Optional<Instant> registeredAt = Optional.empty();
        boolean wasEverEmpty = false;
        for (Call call : calls) {
            List<String> addresses = Targets.addresses(call);
            if (call.action().equals("RegisterTargets")) {
                held.addAll(addresses);
            } else {
                addresses.forEach(held::remove);
            }
            wasEverEmpty = wasEverEmpty || held.isEmpty();
            if (registeredAt.isEmpty() && held.contains(entry.after())) {
                registeredAt = Optional.of(call.returnedAt());
            }
        }
        String wanted = entry.isInLostZone() && movedAt.isPresent() ? entry.after() : entry.before();
        boolean isRight = held.size() == 1 && held.contains(wanted);
        Optional<Instant> moved = entry.isInLostZone() ? movedAt : Optional.empty();
        return new Neighbour(entry.name(), moved, registeredAt, wasEverEmpty, isRight);
    }
}
