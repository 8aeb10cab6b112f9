package dev.repoint.remediation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks, when a stack is deployed, whether the load balancers reach wherever the databases may be. Reads only, one binding
 * after the other.
 */
public final class ZoneCheck {

    /**
     * For all bindings. When every AWS endpoint hangs, the alignment that follows takes another 26 seconds, for two calls with
     * their retries; both together have to end within 45.
     */
    private static final Duration LIMIT = Duration.ofSeconds(12);

    /** Of ELBv2, for each binding. */
    private static final int READINGS = 4;

    private final LoadBalancers balancers;
    private final SubnetGroups groups;
    private final InstantSource clock;
    private final Pause pause;

    public ZoneCheck(LoadBalancers balancers, SubnetGroups groups, InstantSource clock, Pause pause) {
        this.balancers = balancers;
        this.groups = groups;
        this.clock = clock;
        this.pause = pause;
    }

    public List<ZoneReport> of(List<Binding> bindings, Budget budget) throws InterruptedException {
        Instant limit = clock.instant().plus(LIMIT);
        Instant end = limit.isBefore(budget.end()) ? limit : budget.end();
        Allowance readings = Remediator.readings(clock, pause);
        List<ZoneReport> reports = new ArrayList<>();
        for (Binding binding : bindings) {
            for (int reading = 0; reading < READINGS && clock.instant().isBefore(end); reading++) {
                readings.take();
            }
            reports.add(new ZoneReport(binding.name(), findings(binding, end)));
        }
        return reports;
    }

    private List<ZoneFinding> findings(Binding binding, Instant end) {
        return Coverage.of(
                inTime(end, left -> balancers.of(binding.targetGroupArn(), left)),
                binding.source().identifier().isPresent()
                        ? inTime(end, left -> groups.of(binding.source(), left))
                        : refused(binding.source() + " doesn't say which database of RDS it leads to"));
    }

    /** A question with a limit. */
    @FunctionalInterface
    private interface Question<T> {
        Reply<T> ask(Duration limit);
    }

    private <T> Reply<T> inTime(Instant end, Question<T> question) {
        Duration left = Duration.between(clock.instant(), end);
        return left.isPositive() ? question.ask(left) : refused("the time for it was over");
    }

    private static <T> Reply<T> refused(String why) {
        return new Reply.Refused<>(new Refusal(Refusal.Verdict.HELD, why));
    }
}
