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

    record Call(Instant at, Operation operation, AddressRecord record, NavigableSet<Address> addresses) {}

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

    /** Makes a record hold these addresses, as somebody else would, and DNS show them at once. */
    void hold(AddressRecord record, Address... addresses) {
        hold(record, addresses[0].family(), new TreeSet<>(List.of(addresses)), time.instant());
    }

    @Override
    public Reply<NavigableSet<Address>> read(AddressRecord record, Family family) {
        calls.add(new Call(time.instant(), Operation.READ, record, Collections.emptyNavigableSet()));
        return faults.meet(Operation.READ, Optional::empty)
                .<Reply<NavigableSet<Address>>>map(Reply.Refused::new)
                .orElseGet(() -> new Reply.Given<>(
                        records.getOrDefault(new Key(record, family), Collections.emptyNavigableSet())));
    }

    @Override
    public Optional<Refusal> upsert(AddressRecord record, Family family, NavigableSet<Address> addresses) {
        calls.add(new Call(time.instant(), Operation.UPSERT, record, addresses));
        return faults.meet(Operation.UPSERT, () -> {
            hold(record, family, addresses, time.instant().plus(propagation));
            return Optional.empty();
        });
    }

    private void hold(AddressRecord record, Family family, NavigableSet<Address> addresses, Instant shownFrom) {
        records.put(new Key(record, family), addresses);
        dns.says(record.name(), shownFrom, Answer.Addresses.of(addresses, Duration.ofSeconds(record.ttlSeconds())));
    }
}
