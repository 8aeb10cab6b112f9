package dev.repoint.alignment;

import static dev.repoint.alignment.Examples.NEW;
import static dev.repoint.alignment.Examples.OLD;
import static dev.repoint.alignment.Examples.OUTSIDE;
import static dev.repoint.alignment.Examples.PORT;
import static dev.repoint.alignment.Examples.THIRD;
import static dev.repoint.alignment.Examples.agreement;
import static dev.repoint.alignment.Examples.answer;
import static dev.repoint.alignment.Examples.cluster;
import static dev.repoint.alignment.Examples.entry;
import static dev.repoint.alignment.Examples.failed;
import static dev.repoint.alignment.Examples.group;
import static dev.repoint.alignment.Examples.instance;
import static dev.repoint.alignment.Examples.noData;
import static dev.repoint.alignment.Examples.noName;
import static dev.repoint.alignment.Examples.target;
import static dev.repoint.alignment.Examples.targets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** DESIGN's rules of alignment as far as a plan shows them, one situation each. */
final class PlannerTest {

    private static final Group DRIFTED = group(entry(OLD, Health.HEALTHY));

    @ParameterizedTest
    @MethodSource("answersWithoutAddresses")
    void holdsWithoutAddressesWhateverTheGroupHolds(Answer answer, Plan.Doubt doubt) {
        var wasAgreed = agreement(answer(NEW), 3);

        assertThat(doubt(plan(answer, wasAgreed, DRIFTED, cluster()))).isEqualTo(doubt);
        assertThat(doubt(plan(answer, wasAgreed, group(), instance()))).isEqualTo(doubt);
    }

    static Stream<Object[]> answersWithoutAddresses() {
        return Stream.of(
                new Object[] {failed(), Plan.Doubt.NO_REPLY},
                new Object[] {noData(), Plan.Doubt.NO_ADDRESS},
                new Object[] {noName(), Plan.Doubt.NO_ADDRESS});
    }

    @Test
    void registersWhatAnyResolverGives() {
        var both = Answer.together(List.of(answer(OLD), answer(NEW)));

        assertThat(plan(both, Agreement.NONE, DRIFTED, instance())).isEqualTo(new Plan.Register(targets(NEW)));
    }

    @Test
    void registersAWantedAddressAsSoonAsItIsSeen() {
        assertThat(plan(answer(NEW), Agreement.NONE, DRIFTED, instance())).isEqualTo(new Plan.Register(targets(NEW)));
        assertThat(plan(answer(NEW), Agreement.NONE, group(), instance())).isEqualTo(new Plan.Register(targets(NEW)));
    }

    @Test
    void waitsUntilEnoughAnswersLeaveAnAddressOut() {
        var group = DRIFTED.with(targets(NEW));

        assertThat(plan(answer(NEW), agreement(answer(NEW), 2), group, instance()))
                .isEqualTo(new Plan.Wait(targets(OLD), targets()));
        assertThat(plan(answer(NEW), agreement(answer(NEW), 3), group, instance()))
                .isEqualTo(new Plan.Deregister(targets(OLD), targets()));
    }

    @Test
    void removesAnUnwantedTargetThatGoesOnTakingTraffic() {
        var afterASwitchOver = group(entry(OLD, Health.HEALTHY), entry(NEW, Health.INITIAL));

        assertThat(agreed(afterASwitchOver, instance())).isEqualTo(new Plan.Deregister(targets(OLD), targets()));
    }

    @ParameterizedTest
    @EnumSource(
            names = {"HEALTHY", "DRAINING", "INITIAL"},
            mode = EnumSource.Mode.EXCLUDE)
    void keepsALostHostUntilAWantedTargetIsHealthy(Health lost) {
        var starting = group(entry(OLD, lost), entry(NEW, Health.INITIAL));
        var serving = group(entry(OLD, lost), entry(NEW, Health.HEALTHY));

        assertThat(agreed(starting, instance())).isEqualTo(new Plan.Wait(targets(), targets(OLD)));
        assertThat(agreed(serving, instance())).isEqualTo(new Plan.Deregister(targets(OLD), targets()));
    }

    @Test
    void removesAClustersOldWriterAtOnceForItLivesOnAsAReader() {
        var group = group(entry(OLD, Health.UNHEALTHY), entry(NEW, Health.INITIAL));

        assertThat(agreed(group, cluster())).isEqualTo(new Plan.Deregister(targets(OLD), targets()));
    }

    @Test
    void keepsATargetThatTheBalancerHasNotTriedYet() {
        var flapping = group(entry(OLD, Health.INITIAL), entry(NEW, Health.HEALTHY));

        assertThat(agreed(flapping, instance())).isEqualTo(new Plan.Wait(targets(), targets(OLD)));
        assertThat(agreed(flapping, cluster())).isEqualTo(new Plan.Wait(targets(), targets(OLD)));
    }

    @Test
    void removesWhatHelpsAndKeepsWhatDoesNotYet() {
        var group = group(entry(OLD, Health.HEALTHY), entry(THIRD, Health.UNHEALTHY), entry(NEW, Health.INITIAL));

        assertThat(agreed(group, instance())).isEqualTo(new Plan.Deregister(targets(OLD), targets(THIRD)));
    }

    @Test
    void registersReplacementBeforeDeregisteringStale() {
        assertThat(agreed(DRIFTED, cluster())).isEqualTo(new Plan.Register(targets(NEW)));
    }

    @Test
    void removesNothingUntilEveryWantedTargetIsRegistered() {
        var group = group(entry(OLD, Health.HEALTHY), entry(NEW, Health.HEALTHY), entry(THIRD, Health.DRAINING));
        var both = answer(NEW, THIRD);

        assertThat(plan(both, agreement(both, 3), group, cluster())).isEqualTo(new Plan.Register(targets(THIRD)));
    }

    @Test
    void registersAWantedTargetAgainThatDrains() {
        var group = group(entry(OLD, Health.HEALTHY), entry(NEW, Health.DRAINING));

        assertThat(agreed(group, instance())).isEqualTo(new Plan.Register(targets(NEW)));
    }

    @Test
    void leavesAnUnwantedTargetToDrain() {
        var group = group(entry(OLD, Health.DRAINING), entry(NEW, Health.HEALTHY));

        assertThat(agreed(group, instance())).isEqualTo(new Plan.Aligned());
    }

    @Test
    void reportsAWantedTargetThatTakesNoTraffic() {
        var unused = new RegisteredTarget(target(NEW), Health.UNUSED, "Target.NotInUse");

        assertThat(agreed(group(unused), instance())).isInstanceOfSatisfying(Plan.Hold.class, hold -> {
            assertThat(hold.doubt()).isEqualTo(Plan.Doubt.UNUSED);
            assertThat(hold.reason()).contains("10.0.2.7:5432", "Target.NotInUse");
        });
    }

    @Test
    void theSameAddressOnAnotherPortIsAnotherTarget() {
        var wrongPort = new RegisteredTarget(new Target(NEW, 5433), Health.HEALTHY, "");
        var group = group(wrongPort);

        assertThat(agreed(group, instance())).isEqualTo(new Plan.Register(targets(NEW)));
        assertThat(plan(answer(NEW), agreement(answer(NEW), 2), group.with(targets(NEW)), instance()))
                .isInstanceOf(Plan.Wait.class);
        assertThat(agreed(group.with(targets(NEW)), instance()))
                .isInstanceOfSatisfying(
                        Plan.Deregister.class,
                        removal -> assertThat(removal.targets()).containsExactly(new Target(NEW, 5433)));
    }

    @Test
    void holdsWhenAnAddressIsOutsideTheAllowedRanges() {
        assertThat(plan(answer(OUTSIDE), Agreement.NONE, DRIFTED, instance()))
                .isInstanceOfSatisfying(Plan.Hold.class, hold -> {
                    assertThat(hold.doubt()).isEqualTo(Plan.Doubt.NOT_ALLOWED);
                    assertThat(hold.reason()).contains("203.0.113.7", "10.0.0.0/8");
                });
        assertThat(doubt(plan(answer(NEW, OUTSIDE), Agreement.NONE, DRIFTED, instance())))
                .isEqualTo(Plan.Doubt.NOT_ALLOWED);
    }

    @Test
    void holdsWhenThereAreMoreAddressesThanAnEndpointCanHave() {
        assertThat(doubt(plan(answer(addresses(101)), Agreement.NONE, DRIFTED, instance())))
                .isEqualTo(Plan.Doubt.TOO_MANY_ADDRESSES);
        assertThat(plan(answer(addresses(100)), Agreement.NONE, DRIFTED, instance()))
                .isEqualTo(new Plan.Register(targets(addresses(100))));
    }

    private static Address[] addresses(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Address.of("10.0.0." + i))
                .toArray(Address[]::new);
    }

    @Test
    void holdsWhatIsPaused() {
        var paused = new Terms(PORT, 3, AllowedRanges.PRIVATE, false, true);

        assertThat(doubt(agreed(DRIFTED, paused))).isEqualTo(Plan.Doubt.PAUSED);
        assertThat(doubt(agreed(DRIFTED.with(targets(NEW)), paused))).isEqualTo(Plan.Doubt.PAUSED);
    }

    @Test
    void doesNothingWhenAligned() {
        assertThat(agreed(group(entry(NEW, Health.HEALTHY)), instance())).isEqualTo(new Plan.Aligned());
        assertThat(agreed(group(entry(NEW, Health.UNHEALTHY)), instance())).isEqualTo(new Plan.Aligned());
    }

    @Test
    void aChangeWithoutTargetsIsNoPlan() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Plan.Register(targets()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Plan.Deregister(targets(), targets(OLD)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Plan.Wait(targets(), targets()));
    }

    /** The plan when three answers gave {@code NEW} alone. */
    private static Plan agreed(Group group, Terms terms) {
        return plan(answer(NEW), agreement(answer(NEW), 3), group, terms);
    }

    private static Plan plan(Answer answer, Agreement agreement, Group group, Terms terms) {
        return Planner.plan(new Observation(answer, agreement, group, terms));
    }

    private static Plan.Doubt doubt(Plan plan) {
        assertThat(plan).isInstanceOf(Plan.Hold.class);
        return ((Plan.Hold) plan).doubt();
    }
}
