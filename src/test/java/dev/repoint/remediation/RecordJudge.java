package dev.repoint.remediation;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/** What must hold of a binding's record in Route 53 (rule 10), over all that one environment heard and did. */
final class RecordJudge {

    private static final Duration SETTLING = Duration.ofSeconds(60);

    private final Judge judge;
    private final int agreement;
    private final Binding binding;
    private final AddressRecord record;
    private final Invocation made;
    private final Instant since;
    private Optional<Entry.Heard> heard = Optional.empty();
    private Optional<NavigableSet<Address>> read = Optional.empty();
    private NavigableSet<Address> recorded = Collections.emptyNavigableSet();
    private Instant quietUntil = Instant.MIN;
    private boolean isUpdated;
    private int questions;
    private int moves;

    RecordJudge(Judge judge, int agreement, Binding binding, AddressRecord record, Invocation made) {
        this.judge = judge;
        this.agreement = agreement;
        this.binding = binding;
        this.record = record;
        this.made = made;
        this.since = made.rememberedSince().getOrDefault(binding.name(), made.from());
    }

    void hold() {
        List<Entry> log = made.environment().log();
        int first = log.size() - made.entries().size();
        for (int i = 0; i < log.size(); i++) {
            boolean isOfThis = i >= first;
            switch (log.get(i)) {
                case Entry.Heard each
                when RandomApi.endpoints(binding.source()).contains(each.name()) -> hears(each, isOfThis);
                case Entry.Heard each when each.name().equals(record.name()) -> asks(each, isOfThis);
                case Entry.Kept(var call)
                when call.operation() == SimulatedZones.Operation.READ -> reads(call, isOfThis);
                case Entry.Kept(var call) -> writes(call, isOfThis, log.subList(0, i));
                case Entry.Heard _, Entry.Began _, Entry.Made _, Entry.Described _ -> {}
            }
        }
        judge.require(questions <= 1 + moves, "bounded questions", questions, " for the record");
        explained();
    }

    private void hears(Entry.Heard each, boolean isOfThis) {
        if (isOfThis && !wanted().equals(each.addresses())) {
            moves++;
        }
        heard = each.askedAt().isBefore(since) ? heard : Optional.of(each);
    }

    private void asks(Entry.Heard each, boolean isOfThis) {
        if (isOfThis) {
            questions++;
            leavesAlone(each.askedAt(), each);
        }
    }

    private void reads(SimulatedZones.Call call, boolean isOfThis) {
        if (isOfThis) {
            leavesAlone(call.at(), call);
        }
        if (call.refusal().isEmpty()) {
            read = Optional.of(call.addresses());
            if (call.addresses().equals(wanted())) {
                isRecorded(call);
            }
        }
    }

    private void writes(SimulatedZones.Call call, boolean isOfThis, List<Entry> until) {
        if (isOfThis) {
            boolean isDifferent =
                    read.filter(held -> !held.equals(call.addresses())).isPresent();
            Testimony told = new Testimony(until, binding.source(), since);
            judge.require(!binding.isPaused(), "paused is untouched", call);
            judge.require(isDifferent, "a record is read and written only if it differs", call, " after ", read);
            judge.require(
                    call.addresses().equals(wanted()) && isUnanimous() && told.isSame(agreement),
                    "a record holds an agreed answer, never a union",
                    call,
                    " after ",
                    heard);
            judge.require(
                    call.addresses().stream()
                            .allMatch(address -> address.toString().startsWith("10.")),
                    "never outside the allowed ranges",
                    call);
            isUpdated |= call.refusal().isEmpty();
        }
        read = Optional.empty();
        if (call.refusal().isEmpty()) {
            isRecorded(call);
        }
    }

    private void isRecorded(SimulatedZones.Call call) {
        if (!call.at().isAfter(since)) {
            return;
        }
        recorded = call.addresses();
        quietUntil = call.at().plusSeconds(record.ttlSeconds()).plus(SETTLING);
    }

    private void leavesAlone(Instant at, Object what) {
        judge.require(
                !recorded.equals(wanted()) || !at.isBefore(quietUntil),
                "a record is left alone for its time to live and a minute",
                what,
                ", quiet until ",
                quietUntil);
    }

    private boolean isUnanimous() {
        return heard.orElseThrow().answers().stream()
                .filter(answer -> !(answer instanceof Answer.Failed))
                .allMatch(answer ->
                        answer instanceof Answer.Addresses(var addresses, var _, var _) && addresses.equals(wanted()));
    }

    private NavigableSet<Address> wanted() {
        return heard.map(Entry.Heard::addresses).orElse(Collections.emptyNavigableSet());
    }

    private void explained() {
        if (!made.isWhole()) {
            return;
        }
        made.reports().stream()
                .filter(report -> report.name().equals(binding.name())
                        && report.surprise().isEmpty())
                .forEach(report -> judge.require(
                        isUpdated ? report.record() != RecordState.UNCHANGED : report.record() != RecordState.UPDATED,
                        "every change is explained",
                        report));
    }
}
