package dev.repoint.remediation;

import static dev.repoint.alignment.Examples.NEW;
import static dev.repoint.alignment.Examples.OLD;
import static dev.repoint.alignment.Examples.answer;
import static dev.repoint.alignment.Examples.targets;
import static dev.repoint.remediation.Deployment.TIME_LEFT;
import static dev.repoint.remediation.SimulatedTargetGroups.Operation.DEREGISTER;
import static dev.repoint.remediation.SimulatedTargetGroups.Operation.READ;
import static dev.repoint.remediation.SimulatedTargetGroups.Operation.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.alignment.Answer;
import dev.repoint.remediation.SimulatedTargetGroups.Call;
import dev.repoint.remediation.SimulatedTargetGroups.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rule 9: bindings are independent, and all together stay within the limits and the time there are. */
final class IsolationTest {

    private static final String SICK = Deployment.arn("db-1");
    private static final Fault ENDLESS = new Fault.Hangs(Duration.ofDays(1));

    @ParameterizedTest
    @EnumSource(names = "PORT", mode = EnumSource.Mode.EXCLUDE)
    void oneThatHangsDelaysNoOther(Operation operation) throws InterruptedException {
        var deployment = threeThatMove();
        deployment.groups().disturb(SICK, operation, 1, Fault.hangs());
        deployment.run(new Watch.SinglePass(), false);

        assertThat(deployment.groups().calls(REGISTER))
                .filteredOn(call -> !call.arn().equals(SICK))
                .extracting(Call::at)
                .containsExactly(at(0), at(0));
        assertThat(deployment.groups().calls(DEREGISTER))
                .filteredOn(call -> !call.arn().equals(SICK))
                .extracting(Call::at)
                .containsExactly(at(10), at(10));
    }

    @Test
    void oneWhoseDnsIsSilentDelaysNoOther() throws InterruptedException {
        var deployment = threeThatMove();
        deployment.dns().says(host(1), new Answer.Failed(Answer.Failure.TIMEOUT, "no reply"));
        var reports = deployment.run(new Watch.SinglePass(), false);

        assertThat(reports)
                .extracting(BindingReport::outcome)
                .containsExactly(Outcome.REALIGNED, Outcome.FAILED, Outcome.REALIGNED);
        assertThat(deployment.groups().calls(REGISTER)).extracting(Call::at).containsExactly(at(0), at(0));
    }

    @ParameterizedTest
    @EnumSource(names = "PORT", mode = EnumSource.Mode.EXCLUDE)
    void oneThatBreaksDownHarmsNoOther(Operation operation) throws InterruptedException {
        var deployment = threeThatMove();
        var surprise = new IllegalStateException("broken");
        deployment.groups().disturb(SICK, operation, 1, new Fault.Breaks(surprise));
        var reports = deployment.run(new Watch.SinglePass(), false);

        assertThat(reports)
                .extracting(BindingReport::outcome)
                .containsExactly(Outcome.REALIGNED, Outcome.FAILED, Outcome.REALIGNED);
        assertThat(reports.get(1).surprise()).contains(surprise);
        assertThat(reports.get(1).reason()).contains("broken");
    }

    @Test
    void oneThatBrokeDownIsServedTheNextTime() throws InterruptedException {
        var deployment = threeThatMove();
        deployment.groups().disturb(SICK, READ, 1, new Fault.Breaks(new IllegalStateException("broken")));
        deployment.run(new Watch.SinglePass(), false);
        deployment.run(new Watch.SinglePass(), false);

        assertThat(deployment.held().registered(SICK)).isEqualTo(targets(NEW));
    }

    @Test
    void whenTheTimeRunsOutThereIsStillAReport() throws InterruptedException {
        var deployment = threeThatMove();
        deployment.groups().disturb(SICK, READ, 1, ENDLESS);
        var reports = run(deployment, Duration.ofMinutes(1));

        assertThat(deployment.time().elapsed()).isEqualTo(Duration.ofSeconds(58));
        assertThat(reports)
                .extracting(BindingReport::outcome)
                .containsExactly(Outcome.REALIGNED, Outcome.FAILED, Outcome.REALIGNED);
        assertThat(reports.get(1).reason()).contains("time ran out");
    }

    @Test
    void whenTheTimeRunsOutTheReportSaysWhatWasDoneBefore() throws InterruptedException {
        var deployment = threeThatMove();
        deployment.groups().disturb(SICK, DEREGISTER, 1, ENDLESS);
        var report = run(deployment, Duration.ofMinutes(1)).get(1);

        assertThat(report.registered()).isEqualTo(targets(NEW));
        assertThat(report.before()).isEqualTo(targets(OLD));
        assertThat(report.reason()).contains("time ran out");
        assertThat(deployment.held().registered(SICK)).isEqualTo(targets(OLD, NEW));
    }

    @Test
    void oneThatRanOutOfTimeIsServedTheNextTime() throws InterruptedException {
        var deployment = threeThatMove();
        deployment.groups().disturb(SICK, READ, 1, ENDLESS);
        run(deployment, Duration.ofMinutes(1));
        run(deployment, TIME_LEFT);

        assertThat(deployment.held().registered(SICK)).isEqualTo(targets(NEW));
    }

    @Test
    void aWatchEndsWithTheTimeThereIs() throws InterruptedException {
        var deployment = fleet(1);
        var watch = new Watch.UntilMoved(at(0), at(420), Set.of("db-0"));
        var occasion = new Occasion(List.of(binding(0)), watch, false, false, Optional.of(at(0)), Optional.empty());

        assertThat(deployment.run(occasion, Duration.ofSeconds(100)).getFirst().outcome())
                .isEqualTo(Outcome.ALIGNED);
        assertThat(deployment.time().elapsed()).isBetween(Duration.ofSeconds(97), Duration.ofSeconds(98));
    }

    @Test
    void aFleetIsReadTwentyAtOnceAndThenFiveASecond() throws InterruptedException {
        var deployment = fleet(40);
        deployment.run(new Watch.SinglePass(), false);

        List<Instant> reads =
                deployment.groups().calls(READ).stream().map(Call::at).toList();
        assertThat(reads).hasSize(40);
        assertThat(reads.subList(0, 20)).containsOnly(at(0));
        assertThat(reads.subList(20, 40))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 20)
                        .mapToObj(i -> at(0).plusMillis(200L * i))
                        .toList());
    }

    @Test
    void eachInvocationHasAnAllowanceOfItsOwn() throws InterruptedException {
        var deployment = fleet(20);
        deployment.run(new Watch.SinglePass(), false);
        deployment.run(new Watch.SinglePass(), false);

        assertThat(deployment.groups().calls(READ))
                .extracting(Call::at)
                .containsOnly(at(0))
                .hasSize(40);
    }

    @Test
    void reportsComeInTheOrderOfTheBindings() throws InterruptedException {
        assertThat(threeThatMove().run(new Watch.SinglePass(), false))
                .extracting(BindingReport::name)
                .containsExactly("db-0", "db-1", "db-2");
    }

    private static List<BindingReport> run(Deployment deployment, Duration timeLeft) throws InterruptedException {
        List<Binding> three = List.of(binding(0), binding(1), binding(2));
        return deployment.run(
                new Occasion(three, new Watch.SinglePass(), false, false, Optional.empty(), Optional.empty()),
                timeLeft);
    }

    private static Deployment threeThatMove() {
        Deployment deployment = fleet(3);
        IntStream.range(0, 3).forEach(i -> deployment.dns().says(host(i), answer(NEW)));
        return deployment;
    }

    private static Deployment fleet(int size) {
        return new Deployment(
                IntStream.range(0, size).mapToObj(IsolationTest::binding).toArray(Binding[]::new));
    }

    private static Binding binding(int number) {
        return Deployment.binding("db-" + number, host(number));
    }

    private static String host(int number) {
        return "db-" + number + ".abc123.eu-west-1.rds.amazonaws.com";
    }

    private static Instant at(long second) {
        return VirtualTime.START.plusSeconds(second);
    }
}
