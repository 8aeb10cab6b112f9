package dev.repoint.endurance;

import dev.repoint.drill.AwsGateway.Passage;
import java.util.List;
import java.util.Random;

/** When a process is to be killed. */
sealed interface Moment {

    /** Somewhat after the expected end. */
    double SHARE_MAX = 1.2;

    /** By the clock, in shares of the time that a process takes from its start to its first question. */
    record InStart(double share) implements Moment {}

    /** By the clock, in shares of the time that it takes from there to its result. */
    record AtWork(double share) implements Moment {}

    /** When the servers see a call get there, for that many times. */
    record AtCall(Place place, int times) implements Moment {}

    /** Half of them by the clock. */
    static Moment random(Random random, List<Plight> plights) {
        return switch (random.nextInt(8)) {
            case 0 -> new InStart(random.nextDouble());
            case 1, 2, 3 -> new AtWork(random.nextDouble() * SHARE_MAX);
            default -> atCall(random, plights);
        };
    }

    /** Three of four at a change: between two of them is where it matters. */
    private static Moment atCall(Random random, List<Plight> plights) {
        List<Step> all = plights.get(random.nextInt(plights.size())).steps();
        List<Step> changes = all.stream().filter(Step::isChange).toList();
        List<Step> steps = random.nextInt(4) > 0 ? changes : all;
        Step step = steps.get(random.nextInt(steps.size()));
        int times = 1 + random.nextInt(plights.size());
        return new AtCall(new Place(step, passage(step, random)), times);
    }

    private static Passage passage(Step step, Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> Passage.ARRIVED;
            case 1 -> step == Step.DNS ? Passage.ARRIVED : Passage.CARRIED_OUT;
            default -> Passage.OVER;
        };
    }
}
