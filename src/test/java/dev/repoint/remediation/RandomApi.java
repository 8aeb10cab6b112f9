package dev.repoint.remediation;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Answer;
import dev.repoint.alignment.Examples;
import dev.repoint.remediation.Inventory.Cluster;
import dev.repoint.remediation.Inventory.Instance;
import dev.repoint.remediation.Inventory.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the RDS API tells of the database that a source names by its identifier: late, in status words, with a writer flag that
 * moves, or nothing at all. A cluster has a member at each address that the database may move to.
 */
final class RandomApi {

    private static final String IDENTIFIER = "orders";
    private static final Set<String> OF_INSTANCE = Set.of(Rds.host(IDENTIFIER), renamed(Rds.host(IDENTIFIER)));
    private static final Set<String> OF_CLUSTER =
            Set.of(Rds.writerHost(IDENTIFIER), renamed(Rds.writerHost(IDENTIFIER)));
    private static final String NO_MEMBER = "none";
    private static final List<String> WORDS = List.of(
            "rebooting", "failing-over", "modifying", "upgrading", "stopped", "storage-full", "a-word-of-tomorrow");

    private final Chance chance;
    private final Deployment deployment;
    private final Diary diary;
    private final Source source;
    private final Duration latency;
    private String host;
    private Instant knownAgainAt = VirtualTime.START;
    private String status = "available";
    private String shownHost;
    private String writer = member(Examples.OLD);
    private String undescribed = NO_MEMBER;
    private boolean isKnown = true;

    RandomApi(Chance chance, Deployment deployment, Diary diary, Source source) {
        this.chance = chance;
        this.deployment = deployment;
        this.diary = diary;
        this.source = source;
        this.latency = chance.millis(20, 200);
        this.host = source instanceof Source.Instance ? Rds.host(IDENTIFIER) : Rds.writerHost(IDENTIFIER);
        this.shownHost = host;
        chance.count("rds api: " + (source instanceof Source.Instance ? "an instance" : "a cluster's writer"));
        diary.always(VirtualTime.START, "the source is " + source, () -> {});
        deployment.databases().latency(latency);
        deployment.databases().hasHeld(inventory());
        RandomWorld.HOSTS.forEach(
                address -> deployment.dns().says(Rds.host(member(address)), Examples.answer(address)));
    }

    /** All names that the endpoint of {@code source} ever has. */
    static Set<String> endpoints(Source source) {
        return switch (source) {
            case Source.HostName(var name) -> Set.of(name);
            case Source.Instance _ -> OF_INSTANCE;
            case Source.Writer _ -> OF_CLUSTER;
            case Source.Readers _ -> Set.of();
        };
    }

    /** The endpoint's name, after all that was thought of until now. */
    String host() {
        return host;
    }

    /** From now on all is told at once. */
    void calmDown() {
        deployment.databases().lag(Duration.ZERO);
        works();
    }

    /** @param isTold whether any of it happens */
    void failOver(Instant outage, Instant revived, Address place, Address next, boolean isTold) {
        moves(outage, revived, next, isTold);
        forgets(outage, place, isTold);
        words(outage);
        fails(outage);
        if (chance.nextBoolean()) {
            Duration lag = chance.millis(0, 180_000);
            chance.count("rds api: behind");
            diary.happens(
                    outage,
                    "the RDS API is " + lag + " behind",
                    () -> deployment.databases().lag(lag));
        }
        if (source instanceof Source.Writer) {
            membersFail(outage);
        }
    }

    private void moves(Instant outage, Instant revived, Address next, boolean isTold) {
        Instant at = revived.plus(chance.millis(0, 40_000));
        if (chance.nextInt(4) == 0 && source instanceof Source.Writer) {
            chance.count("rds api: no writer");
            diary.happens(outage, "no member is the writer", () -> tell(() -> writer = NO_MEMBER));
        }
        if (isTold) {
            diary.always(at, "the API's writer is " + member(next), () -> tell(() -> writer = member(next)));
        }
    }

    private void forgets(Instant outage, Address place, boolean isTold) {
        Instant from = outage.plus(chance.millis(0, 60_000));
        Instant until = from.plus(chance.millis(1_000, 120_000));
        boolean isRenamed = chance.nextBoolean();
        boolean isOver = !outage.isBefore(knownAgainAt);
        if (chance.nextInt(5) > 0 || !isTold || !isOver) {
            return;
        }
        chance.count("rds api: does not know the identifier");
        String before = host;
        String after = isRenamed ? renamed(before) : before;
        String what = "the API knows no " + source + " until " + until + ", and then by " + after;
        if (!diary.has(what)) {
            return;
        }
        host = after;
        knownAgainAt = until;
        if (isRenamed) {
            chance.count("rds api: another endpoint");
            Answer answer = Examples.answer(place);
            diary.always(outage, after + " is " + place, () -> deployment.dns().says(after, answer));
            diary.always(from, before + " is no more", () -> deployment.dns().says(before, Examples.noName()));
        }
        diary.always(from, what, () -> tell(() -> isKnown = false));
        diary.always(
                until,
                "the API knows " + after,
                () -> tell(() -> {
                    isKnown = true;
                    shownHost = after;
                }));
    }

    /** A word may stay for good. */
    private void words(Instant outage) {
        String word = WORDS.get(chance.nextInt(WORDS.size()));
        Instant until = outage.plus(chance.millis(10_000, 200_000));
        if (chance.nextInt(4) > 0) {
            chance.count("rds api: " + word);
            diary.happens(outage, "the API calls it " + word, () -> tell(() -> status = word));
        }
        if (chance.nextInt(4) > 0) {
            diary.happens(until, "the API calls it available", () -> tell(() -> status = "available"));
        }
    }

    private void fails(Instant outage) {
        if (chance.nextInt(3) > 0) {
            return;
        }
        Instant from = outage.plus(chance.millis(0, 60_000));
        Instant until = from.plus(chance.millis(5_000, 240_000));
        Runnable failure = failure();
        diary.happens(from, "the RDS API fails until " + until, failure);
        diary.always(until, "the RDS API works", this::works);
    }

    private Runnable failure() {
        SimulatedDatabases databases = deployment.databases();
        Duration slow = chance.millis(2_000, 20_000);
        return switch (chance.nextInt(5)) {
            case 0 -> told("throttled", () -> databases.refuse(refusal(Refusal.Verdict.RETRY, "Throttling")));
            case 1 -> told("denied", () -> databases.refuse(refusal(Refusal.Verdict.FAILED, "AccessDenied")));
            case 2 -> told("breaks down", databases::breakDown);
            case 3 -> told("slow", () -> databases.latency(slow));
            default ->
                told("hangs", () -> {
                    databases.latency(Duration.ofSeconds(30));
                    databases.refuse(refusal(Refusal.Verdict.RETRY, "timed out"));
                });
        };
    }

    private Runnable told(String kind, Runnable failure) {
        chance.count("rds api: " + kind);
        return failure;
    }

    private static Refusal refusal(Refusal.Verdict verdict, String why) {
        return new Refusal(verdict, "DescribeDBInstances: " + why);
    }

    private void works() {
        deployment.databases().latency(latency);
        deployment.databases().answer();
    }

    private void membersFail(Instant outage) {
        Address any = RandomWorld.HOSTS.get(chance.nextInt(RandomWorld.HOSTS.size()));
        Instant until = outage.plus(chance.millis(10_000, 200_000));
        if (chance.hits("rds api: a member listed and not described", 4)) {
            diary.happens(outage, member(any) + " is not described", () -> tell(() -> undescribed = member(any)));
            diary.happens(until, "all are described", () -> tell(() -> undescribed = NO_MEMBER));
        }
        if (chance.hits("dns: a member's own name fails", 4)) {
            String name = Rds.host(member(any));
            Answer doubtful =
                    chance.nextBoolean() ? Examples.failed() : new Answer.Failed(Answer.Failure.TIMEOUT, "no reply");
            diary.happens(outage, name + " fails", () -> deployment.dns().says(name, doubtful));
            diary.happens(until, name + " is " + any, () -> deployment.dns().says(name, Examples.answer(any)));
        }
    }

    private void tell(Runnable change) {
        change.run();
        deployment.databases().hold(inventory());
    }

    private Inventory inventory() {
        if (!isKnown) {
            return Inventory.NONE;
        }
        Optional<String> endpoint = Optional.of(shownHost);
        if (source instanceof Source.Instance) {
            return Rds.only(new Instance(IDENTIFIER, "arn:aws:rds:" + IDENTIFIER, status, endpoint));
        }
        List<Member> members = new ArrayList<>();
        for (Address address : RandomWorld.HOSTS) {
            String name = member(address);
            Instance described = name.equals(undescribed)
                    ? new Instance(name, "arn:aws:rds:" + name, "", Optional.empty())
                    : Rds.instance(name, status);
            members.add(new Member(described, name.equals(writer)));
        }
        return new Inventory(
                List.of(), List.of(new Cluster(IDENTIFIER, "arn:aws:rds:" + IDENTIFIER, status, endpoint, members)));
    }

    private static String member(Address address) {
        return "orders-" + RandomWorld.HOSTS.indexOf(address);
    }

    private static String renamed(String host) {
        return host.contains("abc123") ? host.replace("abc123", "def456") : host.replace("def456", "abc123");
    }
}
