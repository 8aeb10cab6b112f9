package dev.repoint.drill.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScenarioTest {

    @Test
    void allIsEachOfThem() {
        assertThat(Scenario.named("all")).containsExactly(Scenario.values());
        assertThat(Scenario.named("all"))
                .extracting(Scenario::toString)
                .containsExactly(
                        "failover",
                        "prompt-flip",
                        "lost-event",
                        "flapping",
                        "nxdomain-gap",
                        "failback",
                        "throttled",
                        "cluster-failover",
                        "lost-zone",
                        "stale-answer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "", "FAILOVER", "prompt_flip"})
    void unknownNameIsAnsweredWithThoseThatExist(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenario.named(name))
                .withMessageContaining("\"" + name + "\"")
                .withMessageContaining("failover, prompt-flip, lost-event, flapping, nxdomain-gap, failback, throttled,"
                        + " cluster-failover, lost-zone, stale-answer")
                .withMessageContaining("all");
    }

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void eachFailoverBeginsWithTheLossAndEndsWithTheNewAddress(Scenario scenario) {
        Host primary = Host.FIRST;
        for (Failover failover : failovers(scenario)) {
            List<Cue> cues = failover.cues();
            assertThat(cues).isSortedAccordingTo(Comparator.comparing(Cue::at));
            assertThat(cues.getFirst().action()).isInstanceOf(Action.Lose.class);
            assertThat(cues.getFirst().at()).isZero();
            assertThat(cues).extracting(Cue::action).containsOnlyOnce(new Action.TakeOver());
            primary = primary.other();
            assertThat(answers(failover).toList().getLast()).contains(primary);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.05, 0.3, 1})
    void flapsAreTooShortForAnAgreementAndLongEnoughToBeSeen(double factor) {
        var scale = new Scale(factor);
        Duration flap = new Plot(scale, Host.FIRST).flap();

        assertThat(flap).isLessThan(scale.ttl().multipliedBy(2)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void lostEventIsOneWithoutEvents() {
        assertThat(failovers(Scenario.LOST_EVENT))
                .flatExtracting(Failover::cues)
                .noneMatch(cue -> cue.action() instanceof Action.Send);
    }

    @Test
    void promptFlipIsSoonerThanTheFirstEvent() {
        List<Cue> cues = failovers(Scenario.PROMPT_FLIP).getFirst().cues();

        assertThat(cues.get(1).action()).isEqualTo(new Action.Answer(Optional.of(Host.SECOND)));
        assertThat(cues.get(2).action()).isEqualTo(new Action.Send(DatabaseEvent.STARTED));
    }

    @Test
    void failbackIsTwoFailovers() {
        assertThat(failovers(Scenario.FAILBACK)).hasSize(2);
    }

    @Test
    void dnsFollowsAsLateAsTold() {
        var play = new Play(Scenario.FAILOVER, new Scale(0.1), Duration.ofSeconds(40));

        assertThat(play.failovers().getFirst().cues())
                .contains(new Cue(Duration.ofSeconds(4), new Action.Answer(Optional.of(Host.SECOND))));
    }

    @Test
    void strangersAddressIsNotTheNewOne() {
        Failover failover = failovers(Scenario.STALE_ANSWER).getFirst();

        assertThat(answers(failover).toList().getFirst()).contains(Host.ELSEWHERE);
        assertThat(failover.flip()).isGreaterThan(Scale.DEFAULT.of(Play.FLIP));
    }

    private static List<Failover> failovers(Scenario scenario) {
        return new Play(scenario, Scale.DEFAULT, Play.FLIP).failovers();
    }

    private static Stream<Optional<Host>> answers(Failover failover) {
        return failover.cues().stream()
                .flatMap(cue -> cue.action() instanceof Action.Answer(var host) ? Stream.of(host) : Stream.empty());
    }
}
