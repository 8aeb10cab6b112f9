package dev.repoint.remediation;

import dev.repoint.alignment.Address;
import dev.repoint.remediation.SimulatedTargetGroups.Call;
import dev.repoint.remediation.SimulatedTargetGroups.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/** What must hold of an invocation whose bindings are found through the RDS API, over all that its environment was told. */
final class ApiJudge {

    private static final Duration INTERVAL = Duration.ofSeconds(5);

    /** A look takes what is known when it begins, which the API may have told anew just then. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    /** A second, and a step of what waits. */
    private static final Duration WAIT_MAX = Duration.ofMillis(1_020);

    private final Judge judge;
    private final int agreement;
    private final Invocation made;

    ApiJudge(Judge judge, int agreement, Invocation made) {
        this.judge = judge;
        this.agreement = agreement;
        this.made = made;
    }

    void hold(Binding binding) {
        if (!(binding.source() instanceof Source.HostName)) {
            asksSeldom();
            isNotKeptFromDns(binding);
        }
    }

    private void asksSeldom() {
        Optional<Entry.Described> before = Optional.empty();
        for (Entry.Described each : described(made.entries())) {
            boolean isSeldom = before.filter(
                            last -> each.askedAt().isBefore(last.askedAt().plus(INTERVAL)))
                    .isEmpty();
            judge.require(isSeldom, "the RDS API is asked every five seconds at most", before, " and ", each);
            before = Optional.of(each);
        }
    }

    /** If the API never said otherwise since before, the endpoint is asked for a second after the group was read at the latest. */
    private void isNotKeptFromDns(Binding binding) {
        List<Entry> log = made.environment().log();
        List<Entry.Described> before =
                described(log.subList(0, log.size() - made.entries().size()));
        List<Inventory> told = new ArrayList<>(given(before).stream().toList());
        boolean wasKnown =
                !told.isEmpty() && endpoint(told.getLast(), binding.source()).isPresent();
        boolean staysKnown = given(described(made.entries())).stream()
                .allMatch(inventory -> endpoint(inventory, binding.source()).isPresent());
        if (!wasKnown || !staysKnown || !made.isWhole()) {
            return;
        }
        Instant from = made.from();
        for (Entry entry : made.entries()) {
            if (entry instanceof Entry.Made(Call call)
                    && call.operation() == Operation.READ
                    && call.arn().equals(binding.targetGroupArn())) {
                from = call.endedAt();
            }
            if (entry instanceof Entry.Heard heard && isEndpoint(heard, binding)) {
                boolean isPrompt = !heard.askedAt().isAfter(from.plus(WAIT_MAX));
                judge.require(isPrompt, "the RDS API keeps no look from DNS", heard, " after ", from);
                return;
            }
        }
        judge.require(false, "the RDS API keeps no look from DNS", "DNS was not asked from ", from);
    }

    /** While API and endpoint name different databases, only the same answer in a row removes anything. */
    void removal(Call call, Binding binding, List<Entry> until, Instant since) {
        if (binding.source() instanceof Source.Writer) {
            Testimony told = new Testimony(until, binding.source(), since);
            judge.require(
                    told.isSame(agreement) || isConfirmed(told, until),
                    "nothing is removed while API and endpoint disagree",
                    call);
        }
    }

    private static boolean isConfirmed(Testimony told, List<Entry> until) {
        Entry.Heard latest = told.latestHeard().orElseThrow();
        List<Entry> since = until.subList(until.lastIndexOf(latest), until.size());
        List<Inventory> current = new ArrayList<>();
        for (Entry.Described each : described(until)) {
            if (each.reply() instanceof Reply.Given<Inventory>(Inventory inventory)) {
                if (!each.answeredAt().isAfter(latest.askedAt().minus(SLACK))) {
                    current.clear();
                }
                current.add(inventory);
            }
        }
        return current.stream()
                .flatMap(inventory -> inventory.clusters().stream())
                .flatMap(cluster -> cluster.members().stream())
                .filter(Inventory.Member::isWriter)
                .flatMap(member -> member.instance().hostName().stream())
                .anyMatch(name ->
                        latest(since, name).filter(told.latest()::equals).isPresent());
    }

    private static Optional<NavigableSet<Address>> latest(List<Entry> entries, String name) {
        return entries.reversed().stream()
                .filter(Entry.Heard.class::isInstance)
                .map(Entry.Heard.class::cast)
                .filter(heard -> heard.name().equals(name))
                .findFirst()
                .map(Entry.Heard::addresses);
    }

    private static boolean isEndpoint(Entry.Heard heard, Binding binding) {
        return RandomApi.endpoints(binding.source()).contains(heard.name());
    }

    private static List<Entry.Described> described(List<Entry> entries) {
        return entries.stream()
                .filter(Entry.Described.class::isInstance)
                .map(Entry.Described.class::cast)
                .toList();
    }

    private static List<Inventory> given(List<Entry.Described> described) {
        List<Inventory> given = new ArrayList<>();
        for (Entry.Described each : described) {
            if (each.reply() instanceof Reply.Given<Inventory>(Inventory inventory)) {
                given.add(inventory);
            }
        }
        return given;
    }

    private static Optional<String> endpoint(Inventory inventory, Source source) {
        return source instanceof Source.Instance
                ? inventory.instances().stream().findFirst().flatMap(Inventory.Instance::hostName)
                : inventory.clusters().stream().findFirst().flatMap(Inventory.Cluster::hostName);
    }
}
