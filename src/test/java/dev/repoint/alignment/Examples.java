package dev.repoint.alignment;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The database's addresses in these tests, and short words for what is made of them. */
public final class Examples {

    public static final Address OLD = Address.of("10.0.1.5");
    public static final Address NEW = Address.of("10.0.2.7");
    public static final Address THIRD = Address.of("10.0.3.9");
    public static final Address OUTSIDE = Address.of("203.0.113.7");
    public static final int PORT = 5432;

    /** The time to live of RDS's records. */
    public static final Duration TTL = Duration.ofSeconds(5);

    private Examples() {}

    public static Target target(Address address) {
        return new Target(address, PORT);
    }

    public static NavigableSet<Target> targets(Address... addresses) {
        NavigableSet<Target> targets = new TreeSet<>();
        Arrays.stream(addresses).map(Examples::target).forEach(targets::add);
        return targets;
    }

    public static Answer.Addresses answer(Address... addresses) {
        return Answer.Addresses.of(List.of(addresses), TTL);
    }

    public static Answer noData() {
        return new Answer.Empty(Answer.Absence.NODATA);
    }

    public static Answer noName() {
        return new Answer.Empty(Answer.Absence.NXDOMAIN);
    }

    public static Answer failed() {
        return new Answer.Failed(Answer.Failure.SERVFAIL, "127.0.0.1:53 says SERVFAIL");
    }

    static RegisteredTarget entry(Address address, Health health) {
        return new RegisteredTarget(target(address), health, "");
    }

    static Group group(RegisteredTarget... entries) {
        return new Group(List.of(entries));
    }

    /** What is agreed after {@code answer} came so many times, each time when the one before had outlived its TTL. */
    static Agreement agreement(Answer answer, int times) {
        Agreement agreement = Agreement.NONE;
        Instant at = Instant.EPOCH;
        for (int i = 0; i < times; i++) {
            agreement = agreement.after(answer, at, at);
            at = at.plus(Answer.TTL_MAX);
        }
        return agreement;
    }

    static Terms instance() {
        return new Terms(PORT, 3, AllowedRanges.PRIVATE, false, false);
    }

    static Terms cluster() {
        return new Terms(PORT, 3, AllowedRanges.PRIVATE, true, false);
    }
}
