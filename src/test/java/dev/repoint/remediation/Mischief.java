package dev.repoint.remediation;

import static dev.repoint.remediation.Deployment.ARN;
import static dev.repoint.remediation.SimulatedTargetGroups.Operation.DEREGISTER;
import static dev.repoint.remediation.SimulatedTargetGroups.Operation.READ;
import static dev.repoint.remediation.SimulatedTargetGroups.Operation.REGISTER;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Examples;
import dev.repoint.alignment.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What AWS's API and people do to one binding around a fail-over. */
final class Mischief {

    /** By how much readings may be behind the truth. */
    static final Duration LAG_MAX = Duration.ofSeconds(2);

    /** More than the longest invocation that may still see a binding as it was tagged before. */
    private static final Duration AS_IT_WAS_MAX = Duration.ofMinutes(12);

    private final Chance chance;
    private final Deployment deployment;
    private final Diary diary;
    private final Tags tags;

    Mischief(Chance chance, Deployment deployment, Diary diary, Tags tags) {
        this.chance = chance;
        this.deployment = deployment;
        this.diary = diary;
        this.tags = tags;
    }

    void disturb(Instant outage) {
        for (int i = chance.nextInt(4); i > 0; i--) {
            var operation = List.of(READ, REGISTER, DEREGISTER).get(chance.nextInt(3));
            int times = chance.nextInt(1, 4);
            Fault fault = chance.fault();
            chance.count("nlb: " + fault.getClass().getSimpleName());
            diary.happens(
                    outage.plus(chance.millis(0, 120_000)),
                    times + " x " + operation + " " + fault,
                    () -> deployment.groups().disturb(ARN, operation, times, fault));
        }
        if (chance.hits("nlb: the quota of targets is used up", 8)) {
            diary.happens(
                    outage,
                    "no group may hold more than one target",
                    () -> deployment.groups().limit(ARN, 1));
        }
        if (chance.hits("nlb: reads are behind", 4)) {
            Duration lag = chance.millis(0, (int) LAG_MAX.toMillis());
            diary.happens(
                    outage,
                    "reads are " + lag + " behind",
                    () -> deployment.groups().lag(lag));
        }
    }

    void meddle(Instant outage) {
        Instant at = outage.plus(chance.millis(0, 180_000));
        Address host = RandomWorld.HOSTS.get(chance.nextInt(RandomWorld.HOSTS.size()));
        Instant until = at.plus(chance.millis(1_000, 200_000));
        switch (chance.nextInt(14)) {
            case 0 -> byHand(at, new Target(host, 5433), true);
            case 1 -> byHand(at, new Target(host, Examples.PORT), true);
            case 2 -> byHand(at, new Target(host, Examples.PORT), false);
            case 3 -> {
                diary.happens(at, "somebody pauses the binding", () -> tags.paused(true));
                diary.happens(until, "somebody resumes the binding", () -> tags.paused(false));
                chance.count("people: the binding paused");
            }
            case 4 -> {
                diary.happens(at, "somebody tags another port", () -> tags.port(5433));
                diary.always(until, "the port is tagged as it was", () -> tags.port(Examples.PORT));
                diary.isRoughUntil(until.plus(AS_IT_WAS_MAX));
                chance.count("people: another port tagged");
            }
            case 5 -> keepsForeign(at, until);
            default -> {}
        }
    }

    private void keepsForeign(Instant at, Instant until) {
        chance.count("people: foreign targets kept");
        diary.happens(at, "somebody tags foreign=keep", () -> tags.foreign(Foreign.KEEP));
        diary.always(until, "foreign=evict is tagged again", () -> tags.foreign(Foreign.EVICT));
        diary.isRoughUntil(until.plus(AS_IT_WAS_MAX));
        if (chance.hits("ssm: denied", 2)) {
            Refusal denied = new Refusal(Refusal.Verdict.FAILED, "PutParameter: AccessDenied");
            diary.happens(
                    at, "Parameter Store refuses", () -> deployment.parameters().refuse(denied));
            diary.always(
                    until,
                    "Parameter Store works",
                    () -> deployment.parameters().answer());
        }
    }

    private void byHand(Instant at, Target target, boolean isAdded) {
        chance.count("people: a target " + (isAdded ? "added" : "removed"));
        diary.happens(at, "somebody " + (isAdded ? "adds " : "removes ") + target, () -> {
            if (!isAdded) {
                deployment.held().deregister(ARN, List.of(target));
            } else if (deployment.held().registered(ARN).size() < 2) {
                deployment.held().register(ARN, List.of(target));
            }
        });
    }
}
