package dev.repoint.remediation;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Answer;
import dev.repoint.alignment.Family;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Hosted zones whose records DNS shows some time after they were written. */
final class SimulatedZones implements HostedZones {

    enum Operation {
        READ,
        UPSERT
    }

    /**
     * A call, in the order of their ends.
     *
     * @param addresses those that a read gave, or that were to be written
     */
    record Call(
            Instant at,
            Operation operation,
            AddressRecord record,
            NavigableSet<Address> addresses,
            Optional<Refusal> refusal) {}

    private record Key(AddressRecord record, Family family) {}

    private final VirtualTime time;
    private final SimulatedDns dns;
    private final Faults<Operation> faults;
    private final Map<Key, NavigableSet<Address>> records = new HashMap<>();
    private final List<Call> calls = new ArrayList<>();
    private Duration propagation = Duration.ZERO;

    SimulatedZones(VirtualTime time, SimulatedDns dns) {
        this.time = time;
        this.dns = dns;
        this.faults = new Faults<>(time);
    }

    List<Call> calls() {
        return calls;
    }

    List<Call> calls(Operation operation) {
        return calls.stream().filter(call -> call.operation == operation).toList();
    }

    /** How long DNS goes on showing what a record held before. */
    void propagation(Duration untilShown) {
        propagation = untilShown;
    }

    void disturb(Operation operation, int times, Fault fault) {
        faults.add(operation, times, fault);
    }

    /** Makes a record hold these addresses, as somebody else would, and DNS show them at once and for good. */
    void hold(AddressRecord record, Address... addresses) {
        hold(record, addresses[0].family(), new TreeSet<>(List.of(addresses)), time.instant());
    }

    void calmDown() {
        faults.clear();
    }

    /** What the record really holds. */
    NavigableSet<Address> held(AddressRecord record, Family family) {
        return records.getOrDefault(new Key(record, family), Collections.emptyNavigableSet());
    }

    @Override
    public Reply<NavigableSet<Address>> read(AddressRecord record, Family family) {
        Instant at = time.instant();
        Optional<Refusal> refusal = faults.meet(Operation.READ, Optional::empty);
        NavigableSet<Address> given = refusal.isEmpty() ? held(record, family) : Collections.emptyNavigableSet();
        called(new Call(at, Operation.READ, record, given, refusal));
        return refusal.<Reply<NavigableSet<Address>>>map(Reply.Refused::new).orElseGet(() -> new Reply.Given<>(given));
    }

    @Override
    public Optional<Refusal> upsert(AddressRecord record, Family family, NavigableSet<Address> addresses) {
        Instant at = time.instant();
        Optional<Refusal> refusal = faults.meet(Operation.UPSERT, () -> {
            hold(record, family, addresses, time.instant().plus(propagation));
            return Optional.empty();
        });
        called(new Call(at, Operation.UPSERT, record, addresses, refusal));
        return refusal;
    }

    /** Nobody sees the end of a call that was cut off. */
    private void called(Call call) {
        if (!Thread.currentThread().isInterrupted()) {
            calls.add(call);
        }
    }

    private void hold(AddressRecord record, Family family, NavigableSet<Address> addresses, Instant shownFrom) {
        records.put(new Key(record, family), addresses);
        dns.forgets(record.name(), shownFrom);
        dns.says(record.name(), shownFrom, Answer.Addresses.of(addresses, Duration.ofSeconds(record.ttlSeconds())));
    }
}
