package dev.repoint.remediation;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.AllowedRanges;
import dev.repoint.alignment.Answer;
import dev.repoint.alignment.Target;
import dev.repoint.remediation.SimulatedTargetGroups.Call;
import dev.repoint.remediation.SimulatedTargetGroups.Operation;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What must hold of every call that the function made, judged by what DNS said and the API showed, not by what it thinks. */
final class Invariants {

    private final RandomFailover failover;
    private final List<SimulatedDns.Reply> replies;
    private final List<Call> calls;
    private Optional<NavigableSet<Target>> known = Optional.empty();
    private boolean isReadSinceRegister;
    private int checked;

    Invariants(RandomFailover failover) {
        this.failover = failover;
        this.replies = failover.deployment().dns().replies();
        this.calls = failover.deployment().groups().calls();
    }

    /** Checks the calls that were made since the last time. */
    void hold() {
        for (Call call : calls.subList(checked, calls.size())) {
            check(call);
        }
        checked = calls.size();
    }

    private void check(Call call) {
        switch (call.operation()) {
            case READ ->
                call.seen().ifPresent(seen -> {
                    known = Optional.of(seen.registered());
                    isReadSinceRegister = true;
                });
            case REGISTER -> register(call);
            case DEREGISTER -> deregister(call);
            case PORT -> {}
        }
        if (call.isWrite() && call.refusal().isEmpty()) {
            known = Optional.of(call.operation() == Operation.REGISTER ? plus(call) : minus(call));
        }
    }

    private void register(Call call) {
        require(call.targets().stream().map(Target::address).allMatch(AllowedRanges.PRIVATE::contain), "allowed", call);
        require(latestAddresses(call).containsAll(addresses(call.targets())), "wanted", call);
        require(known.orElseThrow().stream().noneMatch(call.targets()::contains), "missing as far as known", call);
        isReadSinceRegister &= !call.hadEffect();
    }

    private void deregister(Call call) {
        require(call.before().isEmpty() || !call.after().isEmpty(), "never empty", call);
        require(isReadSinceRegister, "read again before", call);
        require(known.orElseThrow().containsAll(call.targets()), "registered as far as known", call);
        require(latestAddresses(call).stream().noneMatch(addresses(call.targets())::contains), "unwanted", call);
        require(addresses(call.targets()).stream().allMatch(address -> isAgreed(address, call.at())), "agreed", call);
    }

    /** By rule 3: some chain of so many consecutive answers leaves the address out, each asked after its predecessor's time. */
    private boolean isAgreed(Address address, Instant until) {
        Instant[] outlivedAt = new Instant[failover.agreement() + 1];
        startAnew(outlivedAt);
        for (SimulatedDns.Reply reply : replies) {
            if (reply.askedAt().isBefore(failover.environmentSince())
                    || reply.answeredAt().isAfter(until)) {
                continue;
            }
            if (!(reply.answer() instanceof Answer.Addresses answer)
                    || answer.addresses().contains(address)) {
                startAnew(outlivedAt);
                continue;
            }
            Instant outlived = reply.answeredAt().plus(answer.ttl());
            for (int length = failover.agreement(); length > 0; length--) {
                boolean isLonger = !reply.askedAt().isBefore(outlivedAt[length - 1]);
                if (isLonger && outlived.isBefore(outlivedAt[length])) {
                    outlivedAt[length] = outlived;
                }
            }
        }
        return outlivedAt[failover.agreement()].isBefore(Instant.MAX);
    }

    private static void startAnew(Instant[] outlivedAt) {
        Arrays.fill(outlivedAt, Instant.MAX);
        outlivedAt[0] = Instant.MIN;
    }

    private NavigableSet<Address> latestAddresses(Call call) {
        return replies.reversed().stream()
                .filter(reply -> !reply.answeredAt().isAfter(call.at()))
                .findFirst()
                .map(SimulatedDns.Reply::answer)
                .filter(Answer.Addresses.class::isInstance)
                .map(answer -> ((Answer.Addresses) answer).addresses())
                .orElse(Collections.emptyNavigableSet());
    }

    private NavigableSet<Target> plus(Call call) {
        NavigableSet<Target> all = new TreeSet<>(known.orElseThrow());
        all.addAll(call.targets());
        return all;
    }

    private NavigableSet<Target> minus(Call call) {
        NavigableSet<Target> rest = new TreeSet<>(known.orElseThrow());
        rest.removeAll(call.targets());
        return rest;
    }

    private static NavigableSet<Address> addresses(NavigableSet<Target> targets) {
        return targets.stream().map(Target::address).collect(Collectors.toCollection(TreeSet::new));
    }

    private void require(boolean isSo, String rule, Call call) {
        if (!isSo) {
            throw new AssertionError("not \"" + rule + "\": " + call + "\nafter\n" + timeline());
        }
    }

    String timeline() {
        return calls.stream().map(Invariants::brief).collect(Collectors.joining("\n"));
    }

    private static String brief(Call call) {
        String refused = call.refusal().map(Refusal::reason).orElse("");
        String seen = call.seen().map(group -> group.targets().toString()).orElse("");
        return call.at() + " " + call.operation() + " " + call.targets() + " " + seen + refused + " -> " + call.after();
    }
}
