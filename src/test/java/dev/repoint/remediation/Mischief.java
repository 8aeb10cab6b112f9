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

    /** Freezes the binding, or lets it go. */
    @FunctionalInterface
    interface Switch {
        void paused(boolean isPaused);
    }

    private final Chance chance;
    private final Deployment deployment;
    private final Diary diary;
    private final Switch binding;

    Mischief(Chance chance, Deployment deployment, Diary diary, Switch binding) {
        this.chance = chance;
        this.deployment = deployment;
        this.diary = diary;
        this.binding = binding;
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
        switch (chance.nextInt(12)) {
            case 0 -> byHand(at, new Target(host, 5433), true);
            case 1 -> byHand(at, new Target(host, Examples.PORT), true);
            case 2 -> byHand(at, new Target(host, Examples.PORT), false);
            case 3 -> {
                diary.happens(at, "somebody pauses the binding", () -> binding.paused(true));
                diary.happens(
                        at.plus(chance.millis(1_000, 200_000)),
                        "somebody resumes the binding",
                        () -> binding.paused(false));
                chance.count("people: the binding paused");
            }
            default -> {}
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
