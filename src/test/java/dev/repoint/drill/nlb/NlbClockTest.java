package dev.repoint.drill.nlb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NlbClockTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final NlbTimings TIMINGS = new NlbTimings(
            Duration.ofSeconds(60), Duration.ofSeconds(10), Duration.ofSeconds(5), 3, 2, Duration.ofSeconds(120));
    private static final Target OLD = new Target(Address.of("10.0.1.5"), 5432);
    private static final Target NEW = new Target(Address.of("10.0.2.7"), 5432);

    private Instant now = START;
    private final NlbClock clock = new NlbClock(TIMINGS, () -> now);
    private final NavigableMap<Target, CheckResult> health = new TreeMap<>();
    private int checks;

    /** Second by second, as a load balancer does that has nothing else to do. */
    private void pass(int seconds) {
        for (int second = 0; second < seconds; second++) {
            check();
            now = now.plusSeconds(1);
        }
        check();
    }

    private void check() {
        for (NlbClock.Check check : clock.beginChecks()) {
            checks++;
            clock.checked(check, health.getOrDefault(check.target(), CheckResult.CONNECTED));
        }
    }

    private TargetState state(Target target) {
        return clock.states().getOrDefault(target, TargetState.NOT_REGISTERED);
    }

    @ParameterizedTest
    @CsvSource({
        // seconds after the registration, what the checks see, state
        "0,   CONNECTED, REGISTERING",
        "59,  CONNECTED, REGISTERING",
        "60,  CONNECTED, CHECKING",
        "79,  CONNECTED, CHECKING",
        "80,  CONNECTED, HEALTHY",
        "999, CONNECTED, HEALTHY",
        "59,  REFUSED,   REGISTERING",
        "69,  REFUSED,   CHECKING",
        "70,  REFUSED,   FAILED",
        "999, REFUSED,   FAILED",
        "69,  TIMED_OUT, CHECKING",
        "70,  TIMED_OUT, TIMED_OUT",
    })
    void aRegisteredTarget(int seconds, CheckResult seen, TargetState expected) {
        health.put(NEW, seen);
        clock.register(NEW);

        pass(seconds);

        assertThat(state(NEW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        // seconds after the first check that saw it, which is at once; thresholds are 2 to fall and 3 to rise
        "HEALTHY, REFUSED,   9,  HEALTHY",
        "HEALTHY, REFUSED,   10, FAILED",
        "HEALTHY, TIMED_OUT, 9,  HEALTHY",
        "HEALTHY, TIMED_OUT, 10, TIMED_OUT",
        "FAILED,  CONNECTED, 19, FAILED",
        "FAILED,  CONNECTED, 20, HEALTHY",
        "FAILED,  TIMED_OUT, 0,  TIMED_OUT",
        "FAILED,  REFUSED,   99, FAILED",
    })
    void aTargetWhoseHealthChanges(TargetState before, CheckResult then, int seconds, TargetState expected) {
        health.put(OLD, before == TargetState.HEALTHY ? CheckResult.CONNECTED : CheckResult.REFUSED);
        clock.register(OLD);
        pass(99);
        assertThat(state(OLD)).isEqualTo(before);

        health.put(OLD, then);
        pass(1 + seconds);

        assertThat(state(OLD)).isEqualTo(expected);
    }

    @Test
    void aFailureInBetweenStartsTheCountOfSuccessesAnew() {
        clock.register(NEW);
        pass(70);
        health.put(NEW, CheckResult.REFUSED);
        pass(10);
        health.put(NEW, CheckResult.CONNECTED);

        pass(29);
        assertThat(state(NEW)).isEqualTo(TargetState.CHECKING);
        pass(1);
        assertThat(state(NEW)).isEqualTo(TargetState.HEALTHY);
    }

    @Test
    void aDeregisteredTargetDrainsAndIsGone() {
        clock.register(OLD);
        pass(100);
        clock.deregister(OLD);

        assertThat(state(OLD)).isEqualTo(TargetState.DRAINING);
        pass(60);
        clock.deregister(OLD);
        pass(59);
        assertThat(clock.states()).containsExactly(Map.entry(OLD, TargetState.DRAINING));
        pass(1);
        assertThat(clock.states()).isEmpty();
    }

    @Test
    void aTargetRegisteredAgainWhileItDrainsBeginsAgain() {
        clock.register(OLD);
        pass(100);
        clock.deregister(OLD);
        pass(30);
        clock.register(OLD);

        assertThat(state(OLD)).isEqualTo(TargetState.REGISTERING);
        pass(79);
        assertThat(state(OLD)).isEqualTo(TargetState.CHECKING);
        pass(1);
        assertThat(state(OLD)).isEqualTo(TargetState.HEALTHY);
        pass(500);
        assertThat(state(OLD)).isEqualTo(TargetState.HEALTHY);
    }

    @Test
    void registeringOnceMoreChangesNothing() {
        clock.register(OLD);
        pass(100);
        clock.register(OLD);

        assertThat(state(OLD)).isEqualTo(TargetState.HEALTHY);
    }

    @Test
    void aCheckOfTheRegistrationBeforeIsVoid() {
        clock.register(OLD);
        pass(60);
        var stale = new NlbClock.Check(OLD, START);
        clock.deregister(OLD);
        clock.register(OLD);
        pass(60);

        clock.checked(stale, CheckResult.CONNECTED);
        pass(19);

        assertThat(state(OLD)).isEqualTo(TargetState.CHECKING);
    }

    @Test
    void aPortIsPartOfTheIdentity() {
        var other = new Target(OLD.address(), 6543);
        clock.register(OLD);
        clock.register(other);
        clock.deregister(OLD);

        assertThat(state(OLD)).isEqualTo(TargetState.DRAINING);
        assertThat(state(other)).isEqualTo(TargetState.REGISTERING);
    }

    @Test
    void unservedTargetsAreUnusedAndUnchecked() {
        clock.serve(NEW::equals);
        clock.register(OLD);
        clock.register(NEW);
        pass(80);

        assertThat(state(OLD)).isEqualTo(TargetState.NOT_IN_USE);
        assertThat(state(NEW)).isEqualTo(TargetState.HEALTHY);
        assertThat(checks).isEqualTo(3);
        clock.deregister(OLD);
        assertThat(state(OLD)).isEqualTo(TargetState.DRAINING);
    }

    @Test
    void checksComeAtTheInterval() {
        clock.register(NEW);
        pass(59);
        assertThat(checks).isZero();
        pass(41);
        assertThat(checks).isEqualTo(5);
        clock.deregister(NEW);
        pass(50);
        assertThat(checks).isEqualTo(5);
    }

    @Test
    void timingsScale() {
        assertThat(NlbTimings.FIELD.untilHealthy()).isEqualTo(Duration.ofSeconds(90));
        NlbTimings scaled = NlbTimings.FIELD.scaled(0.02);
        assertThat(scaled.untilHealthy()).isEqualTo(Duration.ofMillis(1_800));
        assertThat(scaled.deregistrationDelay()).isEqualTo(Duration.ofMillis(2_400));
        assertThat(List.of(scaled.healthyThreshold(), scaled.unhealthyThreshold()))
                .containsExactly(2, 2);
        assertThatThrownBy(() -> NlbTimings.FIELD.scaled(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("check interval PT0S is shorter than PT0.001S");
    }
}
