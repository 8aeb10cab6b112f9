package dev.repoint.remediation;

import static dev.repoint.alignment.Examples.NEW;
import static dev.repoint.alignment.Examples.OLD;
import static dev.repoint.alignment.Examples.targets;
import static dev.repoint.remediation.Deployment.ARN;
import static dev.repoint.remediation.Deployment.HOST;
import static dev.repoint.remediation.Deployment.TIME_LEFT;
import static dev.repoint.remediation.SimulatedTargetGroups.Operation.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.alignment.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule 12: two environments at work on one group at the same time, the second one so many milliseconds later. */
final class ConcurrentPassesTest {

    private final Binding binding = Deployment.binding("orders", HOST);
    private final Deployment deployment = new Deployment(binding);

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 20, 30, 60, 499, 500, 2_000, 4_999, 5_000, 9_990, 10_000, 10_030, 60_000})
    void aRepairByTwoEndsAsARepairByOne(long offset) throws InterruptedException, ExecutionException {
        deployment.groups().latency(Duration.ofMillis(30));
        deployment.movesTo(NEW);
        Watch single = new Watch.SinglePass();
        both(single, single, offset);

        isServedBy(NEW);
        assertThat(deployment.groups().calls(REGISTER)).hasSizeLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 3, 250, 1_000, 10_000, 29_990, 30_010, 40_000})
    void anEventAndATickShareAFailOver(long offset) throws InterruptedException, ExecutionException {
        deployment.groups().latency(Duration.ofMillis(30));
        deployment.held().dies(OLD, VirtualTime.START);
        deployment.movesTo(at(30_000), NEW);
        both(watch(), new Watch.WhileUnhealthy(at(offset + 55_000)), offset);

        isServedBy(NEW);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 3, 250, 1_000, 5_000, 9_990})
    void aFailBackInTheMidstIsFollowedByBoth(long offset) throws InterruptedException, ExecutionException {
        deployment.groups().latency(Duration.ofMillis(30));
        deployment.movesTo(at(20_000), NEW);
        deployment.movesTo(at(30_500 + offset / 10), OLD);
        both(watch(), watch(), offset);
        deployment.pass();

        isServedBy(OLD);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 100, 5_000, 10_000})
    void oneWhoseReadsAreBehindIsHarmless(long offset) throws InterruptedException, ExecutionException {
        deployment.groups().lag(Duration.ofMillis(400));
        deployment.movesTo(at(20_000), NEW);
        both(watch(), watch(), offset);

        isServedBy(NEW);
    }

    private void both(Watch first, Watch second, long offset) throws InterruptedException, ExecutionException {
        FutureTask<List<BindingReport>> one = invocation(first, 0);
        FutureTask<List<BindingReport>> other = invocation(second, offset);
        deployment.time().together(List.of(one, other), Instant.MAX);
        assertThat(one.get()).hasSize(1);
        assertThat(other.get()).hasSize(1);
    }

    private FutureTask<List<BindingReport>> invocation(Watch watch, long offset) {
        Remediator remediator = deployment.anotherEnvironment(Runnable::run);
        return new FutureTask<>(() -> {
            deployment.time().pause(Duration.ofMillis(offset));
            var occasion = new Occasion(List.of(binding), watch, false, false, Optional.empty(), Optional.empty());
            return remediator.run(occasion, Budget.of(TIME_LEFT, Duration.ofSeconds(2), deployment.time()));
        });
    }

    private void isServedBy(Address address) {
        assertThat(deployment.groups().calls()).allMatch(call -> !call.after().isEmpty());
        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(address));
    }

    private static Watch watch() {
        return new Watch.UntilMoved(VirtualTime.START, at(120_000), Set.of("orders"));
    }

    private static Instant at(long millis) {
        return VirtualTime.START.plusMillis(millis);
    }
}
