package dev.repoint.alignment;

import static dev.repoint.alignment.Examples.NEW;
import static dev.repoint.alignment.Examples.OLD;
import static dev.repoint.alignment.Examples.THIRD;
import static dev.repoint.alignment.Examples.entry;
import static dev.repoint.alignment.Examples.group;
import static dev.repoint.alignment.Examples.target;
import static dev.repoint.alignment.Examples.targets;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class GroupTest {

    @ParameterizedTest
    @EnumSource
    void onlyADrainingTargetIsNotRegistered(Health health) {
        assertThat(group(entry(OLD, health)).registered().isEmpty()).isEqualTo(health == Health.DRAINING);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotKnownToBeHealthyIsNot(Health health) {
        assertThat(group(entry(OLD, health)).healthy().isEmpty()).isEqualTo(health != Health.HEALTHY);
    }

    @Test
    void unhealthyTargetsMayBeDrainingTheirConnections() {
        var group =
                group(entry(OLD, Health.UNHEALTHY_DRAINING), entry(NEW, Health.UNHEALTHY), entry(THIRD, Health.UNUSED));

        assertThat(group.unhealthy()).isEqualTo(targets(OLD, NEW));
    }

    @Test
    void aDrainingTargetThatIsRegisteredAgainStartsAfresh() {
        var group =
                group(entry(OLD, Health.DRAINING), entry(NEW, Health.HEALTHY)).with(targets(OLD));

        assertThat(group).isEqualTo(group(entry(OLD, Health.INITIAL), entry(NEW, Health.HEALTHY)));
    }

    @Test
    void registeringWhatIsRegisteredChangesNothing() {
        var group = group(entry(OLD, Health.HEALTHY), entry(NEW, Health.UNHEALTHY));

        assertThat(group.with(targets(OLD, NEW))).isEqualTo(group);
    }

    @Test
    void deregisteredTargetsDrainAndNoOthers() {
        var group =
                group(entry(OLD, Health.HEALTHY), entry(NEW, Health.HEALTHY)).without(targets(OLD, THIRD));

        assertThat(group).isEqualTo(group(entry(OLD, Health.DRAINING), entry(NEW, Health.HEALTHY)));
        assertThat(group.registered()).isEqualTo(targets(NEW));
        assertThat(group.find(target(OLD))).isEmpty();
    }

    @Test
    void hasTheFamilyOfItsTargetsAlsoOfDrainingOnes() {
        assertThat(group().family()).isEmpty();
        assertThat(group(entry(OLD, Health.DRAINING)).family()).contains(Family.IPV4);
        assertThat(group(entry(Address.of("fd00::5"), Health.INITIAL)).family()).contains(Family.IPV6);
    }

    @Test
    void groupsWithTheSameTargetsAreOneValue() {
        assertThat(group(entry(OLD, Health.HEALTHY), entry(NEW, Health.INITIAL)))
                .isEqualTo(group(entry(NEW, Health.INITIAL), entry(OLD, Health.HEALTHY)));
    }

    @ParameterizedTest
    @CsvSource({
        "initial, INITIAL",
        "healthy, HEALTHY",
        "unhealthy, UNHEALTHY",
        "unhealthy.draining, UNHEALTHY_DRAINING",
        "unused, UNUSED",
        "draining, DRAINING",
        "unavailable, UNAVAILABLE",
        "something-new, UNKNOWN",
    })
    void readsTheStatesOfTheApi(String state, Health health) {
        assertThat(Health.of(state)).isEqualTo(health);
    }
}
