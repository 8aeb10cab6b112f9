package dev.repoint.drill.report;

import dev.repoint.drill.AwsGateway.Call;
import dev.repoint.drill.scenario.Host;
import dev.repoint.drill.stage.Targets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the target group held, draining targets left out, call by call. */
final class GroupHistory {
    private static final int OK = 200;

    /**
     * A call that was carried out, and the group after it.
     *
     * @param touched the hosts that it registered or deregistered
     */
    record Change(Call call, List<Host> touched, List<Host> registered) {
        boolean isRemoval() {
            return call.action().equals("DeregisterTargets");
        }
    }

    private final List<Change> changes = new ArrayList<>();

    GroupHistory(List<Call> calls) {
        Set<Host> registered = EnumSet.noneOf(Host.class);
        for (Call call : calls) {
            if (call.status() != OK) {
                continue;
            }
            List<Host> touched = Targets.of(call);
            switch (call.action()) {
                case "RegisterTargets" -> registered.addAll(touched);
                case "DeregisterTargets" -> touched.forEach(registered::remove);
                default -> {
                    continue;
                }
            }
            changes.add(new Change(call, touched, List.copyOf(registered)));
        }
    }

    /** From the first registration on. */
    boolean wasEverEmpty() {
        return changes.stream().anyMatch(change -> change.registered().isEmpty());
    }

    boolean everHeld(Host host) {
        return changes.stream().anyMatch(change -> change.registered().contains(host));
    }

    List<Change> removals() {
        return changes.stream().filter(Change::isRemoval).toList();
    }

    /** At the end, in order. */
    List<Host> registered() {
        return changes.isEmpty() ? List.of() : changes.getLast().registered();
    }
}
