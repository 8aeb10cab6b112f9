package dev.repoint.remediation;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Answer;
import dev.repoint.alignment.Family;
import java.time.Duration;
import java.time.InstantSource;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * Keeps one binding's record equal to the agreed answer, never to a union of answers (rule 10): a DNS question finds a
 * difference; only then, and once enough answers are the same, the record is read by API and written if it differs there too.
 */
final class RecordKeeper {

    /** How much longer than its time to live a written record is left alone: caches may still show the old one. */
    private static final Duration SETTLING = Duration.ofSeconds(60);

    private final Optional<AddressRecord> record;
    private final Endpoint endpoint;
    private final HostedZones zones;
    private final Allowance calls;
    private final Memory memory;
    private final InstantSource clock;
    private RecordState state;
    private String trouble = "";
    private Optional<Answer.Addresses> compared = Optional.empty();
    private boolean isPending;

    RecordKeeper(
            Optional<AddressRecord> record,
            Endpoint endpoint,
            HostedZones zones,
            Allowance calls,
            Memory memory,
            InstantSource clock) {
        this.record = record;
        this.endpoint = endpoint;
        this.zones = zones;
        this.calls = calls;
        this.memory = memory;
        this.clock = clock;
        this.state = record.isPresent() ? RecordState.UNCHANGED : RecordState.NONE;
    }

    RecordState state() {
        return state;
    }

    /** Why the state is {@code FAILED}; empty otherwise. */
    String trouble() {
        return trouble;
    }

    /** Whether the record differs and waits until enough answers agree. */
    boolean isPending() {
        return isPending;
    }

    /** One look at the record; does nothing if {@code answer} was compared with it before and nothing waits. */
    void keep(Answer.Addresses answer, int agreement) throws InterruptedException {
        if (record.isEmpty() || memory.isRecordQuiet(answer.addresses(), clock.instant())) {
            return;
        }
        if (compared.filter(before -> before.addresses().equals(answer.addresses()))
                .isEmpty()) {
            compared = Optional.of(answer);
            isPending = differsInDns(record.get(), answer);
        }
        if (isPending && answer.unanimous() && memory.agreement().isSame(agreement)) {
            isPending = false;
            write(record.get(), answer.addresses());
        }
    }

    private boolean differsInDns(AddressRecord kept, Answer.Addresses answer) throws InterruptedException {
        return switch (endpoint.ask(kept.name(), family(answer.addresses()))) {
            case Answer.Addresses shown -> !shown.addresses().equals(answer.addresses());
            case Answer.Empty _ -> true;
            case Answer.Failed(var failure, var detail) -> {
                failed("its name can't be looked up: " + failure + ", " + detail);
                yield false;
            }
        };
    }

    private void write(AddressRecord kept, NavigableSet<Address> addresses) throws InterruptedException {
        calls.take();
        switch (zones.read(kept, family(addresses))) {
            case Reply.Refused<NavigableSet<Address>>(Refusal refusal) -> failed(refusal.reason());
            case Reply.Given<NavigableSet<Address>>(var held) when held.equals(addresses) -> recorded(kept, addresses);
            case Reply.Given<NavigableSet<Address>> _ ->
                zones.upsert(kept, family(addresses), addresses)
                        .ifPresentOrElse(refusal -> failed(refusal.reason()), () -> {
                            state = RecordState.UPDATED;
                            recorded(kept, addresses);
                        });
        }
    }

    private void recorded(AddressRecord kept, NavigableSet<Address> addresses) {
        memory.recorded(
                addresses, clock.instant().plusSeconds(kept.ttlSeconds()).plus(SETTLING));
    }

    private void failed(String reason) {
        state = RecordState.FAILED;
        trouble = "record: " + reason;
    }

    private static Family family(NavigableSet<Address> addresses) {
        return addresses.first().family();
    }
}
