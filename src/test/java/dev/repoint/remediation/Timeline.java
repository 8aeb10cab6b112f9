package dev.repoint.remediation;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Answer;
import dev.repoint.alignment.Group;
import dev.repoint.alignment.RegisteredTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happened in one seed, in the order of time; each environment by a number of its own. */
final class Timeline {

    private final NavigableMap<Instant, List<String>> lines = new TreeMap<>();
    private final Map<Environment, Integer> environments = new LinkedHashMap<>();

    void add(Instant at, String text) {
        lines.computeIfAbsent(at, _ -> new ArrayList<>()).add(text);
    }

    void add(Invocation made) {
        environments.putIfAbsent(made.environment(), environments.size() + 1);
        String who = "  environment " + environments.get(made.environment()) + " ";
        add(made.from(), who + "begins " + made.occasion().watch());
        Map<String, String> before = new HashMap<>();
        String told = "";
        for (Entry entry : made.entries()) {
            switch (entry) {
                case Entry.Began _ -> {}
                case Entry.Heard heard -> {
                    String said = heard.name() + ": "
                            + heard.answers().stream().map(Timeline::brief).collect(Collectors.joining(" | "));
                    if (!said.equals(before.put(heard.name(), said))) {
                        add(heard.answeredAt(), who + "hears " + said);
                    }
                }
                case Entry.Made(var call) -> add(call.at(), who + brief(call));
                case Entry.Described described -> {
                    String said = brief(described.reply());
                    if (!said.equals(told)) {
                        add(described.answeredAt(), who + "is told by the RDS API: " + said);
                    }
                    told = said;
                }
                case Entry.Kept(var call) -> add(call.at(), who + brief(call));
            }
        }
        add(made.until(), who + "ends" + (made.isWhole() ? "" : ", not whole"));
    }

    String until(Instant end) {
        return lines.headMap(end, true).entrySet().stream()
                .flatMap(each -> each.getValue().stream().map(text -> seconds(each.getKey()) + " " + text))
                .collect(Collectors.joining("\n"));
    }

    private static String seconds(Instant at) {
        return String.format(
                Locale.ROOT, "%10.3f", Duration.between(VirtualTime.START, at).toMillis() / 1_000.0);
    }

    private static String brief(Reply<Inventory> reply) {
        return switch (reply) {
            case Reply.Refused<Inventory>(var refusal) -> refusal.reason();
            case Reply.Given<Inventory>(var inventory) ->
                Stream.concat(
                                inventory.instances().stream()
                                        .map(each -> each.status() + " at "
                                                + each.hostName().orElse("no endpoint")),
                                inventory.clusters().stream()
                                        .map(each -> each.status() + " at "
                                                + each.hostName().orElse("no endpoint") + writers(each)))
                        .collect(Collectors.joining());
        };
    }

    private static String writers(Inventory.Cluster cluster) {
        return cluster.members().stream()
                .filter(Inventory.Member::isWriter)
                .map(member -> ", writer " + member.instance().hostName().orElse("not described"))
                .collect(Collectors.joining());
    }

    private static String brief(Answer answer) {
        return switch (answer) {
            case Answer.Addresses(var addresses, var ttl, var _) ->
                addresses.stream().map(Address::toString).collect(Collectors.joining(",")) + " for " + ttl.toMillis()
                        + " ms";
            case Answer.Empty(var absence) -> absence.toString();
            case Answer.Failed(var failure, var _) -> failure.toString();
        };
    }

    private static String brief(SimulatedTargetGroups.Call call) {
        String said = call.refusal()
                .map(Refusal::reason)
                .or(() -> call.seen().map(Timeline::brief))
                .orElse("done");
        return call.operation() + (call.isWrite() ? " " + call.targets() : "") + ": " + said + ". It holds "
                + call.after();
    }

    private static String brief(SimulatedZones.Call call) {
        return call.operation() + " record " + call.addresses()
                + call.refusal().map(refusal -> ": " + refusal.reason()).orElse("");
    }

    private static String brief(Group group) {
        return group.targets().stream().map(Timeline::brief).collect(Collectors.joining(", "));
    }

    private static String brief(RegisteredTarget entry) {
        return entry.target() + " " + entry.health().toString().toLowerCase(Locale.ROOT);
    }
}
