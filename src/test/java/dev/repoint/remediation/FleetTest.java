package dev.repoint.remediation;

import static dev.repoint.alignment.Examples.NEW;
import static dev.repoint.alignment.Examples.answer;
import static dev.repoint.alignment.Examples.targets;
import static dev.repoint.remediation.SimulatedTargetGroups.Operation.READ;
import static dev.repoint.remediation.SimulatedTargetGroups.Operation.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.remediation.SimulatedTargetGroups.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rule 9 with a thousand bindings: the limits hold, what moved comes first, the rest takes turns. */
final class FleetTest {

    private static final int SIZE = 1_000;
    private static final int READINGS_OF_TICK = 25;
    private static final int READINGS_OF_SICK = 5;
    private static final Duration LATENCY = Duration.ofMillis(20);

    private final List<Binding> bindings = IntStream.range(0, SIZE)
            .mapToObj(number -> Deployment.binding(name(number), host(number)))
            .toList();
    private final Deployment deployment = new Deployment(bindings.toArray(Binding[]::new));

    private static String name(int number) {
        return "db%04d".formatted(number);
    }

    private static String host(int number) {
        return name(number) + ".abc123.eu-west-1.rds.amazonaws.com";
    }

    private static Set<String> names(int from, int until) {
        return IntStream.range(from, until).mapToObj(FleetTest::name).collect(Collectors.toSet());
    }

    @BeforeEach
    void everyCallTakesItsTime() {
        deployment.groups().latency(LATENCY);
        deployment.dns().latency(Duration.ofMillis(1));
    }

    private List<BindingReport> tick() throws InterruptedException {
        return deployment.run(
                new Watch.WhileUnhealthy(deployment.time().instant().plusSeconds(55)), false);
    }

    private void untilNextTick() throws InterruptedException {
        deployment
                .time()
                .pause(Duration.ofSeconds(60 - deployment.time().elapsed().toSeconds() % 60));
    }

    private void fail(int from, int until) {
        move(from, until);
        names(from, until).forEach(name -> deployment.held().hold(Deployment.arn(name), targets(NEW)));
        deployment.held().dies(NEW, Instant.EPOCH);
    }

    private void move(int from, int until) {
        IntStream.range(from, until).forEach(number -> deployment.dns().says(host(number), answer(NEW)));
    }

    @Test
    void aTickWithoutDriftEndsWithinTwoSeconds() throws InterruptedException {
        tick();

        assertThat(deployment.time().elapsed()).isLessThan(Duration.ofSeconds(2));
        assertThat(deployment.groups().calls()).hasSize(READINGS_OF_TICK);
    }

    @Test
    void everyGroupIsReadWithinFortyTicks() throws InterruptedException {
        for (int i = 0; i < SIZE / READINGS_OF_TICK; i++) {
            tick();
            deployment.time().pause(Duration.ofSeconds(58));
        }

        Set<String> read = new HashSet<>();
        deployment.groups().calls(READ).forEach(call -> read.add(call.arn()));
        assertThat(read).hasSize(SIZE);
    }

    @Test
    void theAgeOfTheOldestReadingIsReported() throws InterruptedException {
        tick();
        deployment.time().pause(Duration.ofSeconds(60));
        List<BindingReport> reports = tick();

        assertThat(reports.stream().filter(report -> report.sinceRead().isPresent()))
                .hasSize(2 * READINGS_OF_TICK);
        assertThat(reports.stream().flatMap(report -> report.sinceRead().stream()))
                .anyMatch(age -> age.compareTo(Duration.ofSeconds(60)) >= 0);
    }

    @Test
    void aGroupThatWasNeverReadIsHeldAndSaysSo() throws InterruptedException {
        BindingReport last = tick().getLast();

        assertThat(last.outcome()).isEqualTo(Outcome.HELD);
        assertThat(last.reason()).contains("has not been read yet");
        assertThat(last.awaitsTurn()).isTrue();
    }

    @Test
    void aGroupThatCannotBeReadAtItsTurnDoesNotAwaitIt() throws InterruptedException {
        deployment.groups().disturb(Deployment.arn(name(0)), READ, 100, Fault.unknowable());
        BindingReport first = tick().getFirst();

        assertThat(first.outcome()).isEqualTo(Outcome.HELD);
        assertThat(first.sinceRead()).isEmpty();
        assertThat(first.awaitsTurn()).isFalse();
    }

    @Test
    void aGroupWithoutHealthyTargetIsReportedAtEachTick() throws InterruptedException {
        fail(0, 1);
        for (int i = 0; i < 30; i++) {
            assertThat(tick().getFirst().healthyTargets()).as("tick " + i).contains(0);
            untilNextTick();
        }
    }

    @Test
    void manyOfThemLeaveTurnsToTheOthers() throws InterruptedException {
        fail(0, 100);
        for (int i = 0; i < SIZE / (READINGS_OF_TICK - READINGS_OF_SICK); i++) {
            tick();
            untilNextTick();
        }

        assertThat(deployment.groups().calls(READ).stream().map(Call::arn).distinct())
                .hasSize(SIZE);
    }

    @Test
    void aMovedAnswerIsReadOutOfTurn() throws InterruptedException {
        tick();
        deployment.time().pause(Duration.ofSeconds(60));
        move(900, 910);
        tick();

        assertThat(deployment.groups().calls(REGISTER).stream().map(Call::arn))
                .containsExactlyInAnyOrderElementsOf(
                        names(900, 910).stream().map(Deployment::arn).toList());
    }

    @Test
    void aHundredThatAnEventNamesAreRegisteredWithinHalfAMinute() throws InterruptedException {
        move(500, 600);
        Instant start = deployment.time().instant();
        deployment.event(start, names(500, 600));

        List<Call> registrations = deployment.groups().calls(REGISTER);
        assertThat(registrations.stream().map(Call::arn).collect(Collectors.toSet()))
                .hasSize(100);
        assertThat(registrations).allMatch(call -> call.at().isBefore(start.plusSeconds(30)));
    }

    @Test
    void thoseOfTheEventAreReadBeforeAllOthers() throws InterruptedException {
        move(980, 1_000);
        deployment.event(deployment.time().instant(), names(980, 1_000));

        assertThat(deployment.groups().calls(READ).stream().limit(20).map(Call::arn))
                .containsExactlyInAnyOrderElementsOf(
                        names(980, 1_000).stream().map(Deployment::arn).toList());
    }

    @Test
    void readingsStayWithinHalfOfWhatAwsAllows() throws InterruptedException {
        move(0, 300);
        deployment.event(deployment.time().instant(), names(0, 300));

        List<Instant> reads =
                deployment.groups().calls(READ).stream().map(Call::at).sorted().toList();
        for (int first = 0; first < reads.size(); first++) {
            Instant until = reads.get(first).plusSeconds(10);
            long within = reads.stream()
                    .skip(first)
                    .takeWhile(at -> at.isBefore(until))
                    .count();
            assertThat(within).isLessThanOrEqualTo(20 + 10 * 5 + 1);
        }
    }

    @Test
    void aFleetInDryRunTakesTurnsToo() throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            deployment.run(new Watch.WhileUnhealthy(deployment.time().instant()), true);
            deployment.time().pause(Duration.ofSeconds(60));
        }

        assertThat(deployment.groups().calls(READ).stream().map(Call::arn).distinct())
                .hasSizeGreaterThanOrEqualTo(4 * READINGS_OF_TICK);
    }

    @Test
    void whoDeploysHasAllGroupsRead() throws InterruptedException {
        deployment.run(new Watch.SinglePass(), false);

        assertThat(deployment.groups().calls(READ).stream().map(Call::arn).distinct())
                .hasSize(SIZE);
    }
}
