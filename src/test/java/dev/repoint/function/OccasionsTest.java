package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.function.RdsEvent.Kind;
import dev.repoint.remediation.Binding;
import dev.repoint.remediation.Occasion;
import dev.repoint.remediation.Watch;
import dev.repoint.remediation.Watch.SinglePass;
import dev.repoint.remediation.Watch.UntilMoved;
import dev.repoint.remediation.Watch.WhileUnhealthy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How long a trigger makes the function look, and at what. */
final class OccasionsTest {
    private static final Duration WATCH = Duration.ofMinutes(7);
    private static final Instant NOW = Instant.parse("2026-03-14T09:27:00Z");
    private static final Instant BEFORE = NOW.minusSeconds(10);
    private static final Duration UNTIL_NEXT_TICK = Duration.ofSeconds(55);

    private static final Binding ORDERS = Bindings.of("orders", "orders.abc123.eu-west-1.rds.amazonaws.com");
    private static final Binding STOCK = Bindings.of("stock", "stock.abc123.eu-west-1.rds.amazonaws.com");
    private static final Occasions OCCASIONS = new Occasions(List.of(ORDERS, STOCK), WATCH);

    @Test
    void anEventWatchesFromItsOwnTime() {
        Occasion occasion = ofEvents(failover("orders", BEFORE));

        assertThat(occasion.bindings()).containsExactly(ORDERS, STOCK);
        assertThat(occasion.watch()).isEqualTo(new UntilMoved(BEFORE, BEFORE.plus(WATCH), Set.of("orders")));
        assertThat(occasion.eventAt()).contains(BEFORE);
        assertThat(occasion.isDryRun()).isFalse();
    }

    @Test
    void anEventOfABackupGetsOnePass() {
        Occasion occasion = ofEvents(backup(BEFORE));

        assertThat(occasion.bindings()).containsExactly(ORDERS, STOCK);
        assertThat(occasion.watch()).isEqualTo(new SinglePass());
        assertThat(occasion.eventAt()).contains(BEFORE);
    }

    @Test
    void anEventOfABacklogGetsOnePass() {
        Instant justGone = NOW.minus(WATCH);

        assertThat(ofEvents(failover("orders", justGone)).watch()).isEqualTo(new SinglePass());
        assertThat(ofEvents(failover("orders", justGone)).bindings()).containsExactly(ORDERS, STOCK);
        assertThat(ofEvents(failover("orders", justGone.plusMillis(1))).watch()).isInstanceOf(UntilMoved.class);
    }

    @Test
    void withoutAWatchEachEventGetsOnePass() {
        Occasions occasions = new Occasions(List.of(ORDERS), Duration.ZERO);

        assertThat(occasions.of(trigger(failover("orders", NOW)), false, NOW).watch())
                .isEqualTo(new SinglePass());
    }

    @Test
    void aBatchWatchesForAllOfItsEventsUntilTheLastDeadline() {
        Instant later = NOW.minusSeconds(3);

        Occasion occasion = ofEvents(
                failover("stock", later),
                failover("orders", BEFORE),
                backup(NOW),
                failover("orders", NOW.minus(Duration.ofHours(1))));

        assertThat(occasion.watch()).isInstanceOfSatisfying(UntilMoved.class, watch -> {
            assertThat(watch.until()).isEqualTo(later.plus(WATCH));
            assertThat(watch.concerned()).containsExactlyInAnyOrder("orders", "stock");
        });
        assertThat(occasion.eventAt()).contains(BEFORE);
    }

    @Test
    void anEventThatSeemsToLieAheadHappensNow() {
        Instant ahead = NOW.plusSeconds(5);

        assertThat(ofEvents(failover("orders", ahead)).watch())
                .isEqualTo(new UntilMoved(NOW, NOW.plus(WATCH), Set.of("orders")));
    }

    @Test
    void aBatchOfNothingButUnreadableMessagesLooksAtNothing() {
        Occasion occasion = OCCASIONS.of(
                new Trigger.RdsEvents(List.of(), List.of(new Trigger.Ignored("m", "no event")), true), false, NOW);

        assertThat(occasion.bindings()).isEmpty();
        assertThat(occasion.eventAt()).isEmpty();
    }

    @Test
    void aTickLooksOnAtWhatIsUnhealthyUntilTheNextOneIsDue() {
        Occasion occasion = OCCASIONS.of(new Trigger.Tick(BEFORE), false, NOW);

        assertThat(occasion.bindings()).containsExactly(ORDERS, STOCK);
        assertThat(occasion.watch()).isEqualTo(new WhileUnhealthy(BEFORE.plus(UNTIL_NEXT_TICK)));
        assertThat(occasion.eventAt()).isEmpty();
    }

    @Test
    void aCallWithoutAnythingIsLikeATick() {
        Occasion occasion = byHand(Optional.empty(), Optional.empty(), false);

        assertThat(occasion.bindings()).containsExactly(ORDERS, STOCK);
        assertThat(occasion.watch()).isEqualTo(new WhileUnhealthy(NOW.plus(UNTIL_NEXT_TICK)));
    }

    @Test
    void aCallThatNamesBindingsMakesOnePass() {
        assertThat(byHand(Optional.of(List.of("orders", "stock")), Optional.empty(), false)
                        .watch())
                .isEqualTo(new SinglePass());
    }

    @Test
    void aDryRunMakesOnePass() {
        Occasion occasion = byHand(Optional.empty(), Optional.empty(), true);

        assertThat(occasion.watch()).isEqualTo(new SinglePass());
        assertThat(occasion.isDryRun()).isTrue();
    }

    @Test
    void watchSecondsCountFromTheStart() {
        Watch all = new UntilMoved(NOW, NOW.plusSeconds(60), Set.of("orders", "stock"));

        assertThat(byHand(Optional.empty(), Optional.of(60), false).watch()).isEqualTo(all);
        assertThat(byHand(Optional.of(List.of("orders", "stock")), Optional.of(60), false)
                        .watch())
                .isEqualTo(all);
        assertThat(byHand(Optional.empty(), Optional.of(60), true).watch()).isEqualTo(all);
    }

    @Test
    void namesChangedWithTheLatestEventThatSaysSo() {
        Instant start = NOW.minusSeconds(40);

        Occasion occasion = ofEvents(
                switchover("0247", start), switchover("0248", BEFORE), failover("orders", NOW.minusSeconds(1)));

        assertThat(occasion.namesChangedAt()).contains(BEFORE);
        assertThat(occasion.eventAt()).contains(start);
    }

    /** A certificate may follow its new name later than a watch goes on. */
    @Test
    void namesChangedAlsoWithAnEventThatIsTooOldToBeWatched() {
        Instant old = NOW.minus(WATCH).minusSeconds(60);

        Occasion occasion = ofEvents(switchover("0248", old), backup(BEFORE));

        assertThat(occasion.watch()).isEqualTo(new SinglePass());
        assertThat(occasion.namesChangedAt()).contains(old);
    }

    @Test
    void namesDoNotChangeAhead() {
        assertThat(ofEvents(switchover("0248", NOW.plusSeconds(5))).namesChangedAt())
                .contains(NOW);
    }

    @Test
    void namesStayByAnythingElse() {
        assertThat(ofEvents(failover("orders", BEFORE), backup(BEFORE), switchover("0244", BEFORE))
                        .namesChangedAt())
                .isEmpty();
        assertThat(OCCASIONS.of(new Trigger.Tick(BEFORE), false, NOW).namesChangedAt())
                .isEmpty();
    }

    @Test
    void aStackGetsOnePass() {
        CustomResourceRequest request = Requests.to("https://127.0.0.1/");

        Occasion occasion = OCCASIONS.of(new Trigger.CustomResource(request), false, NOW);

        assertThat(occasion.bindings()).containsExactly(ORDERS, STOCK);
        assertThat(occasion.watch()).isEqualTo(new SinglePass());
    }

    private static Occasion ofEvents(RdsEvent... events) {
        return OCCASIONS.of(trigger(events), false, NOW);
    }

    private static Trigger trigger(RdsEvent... events) {
        return new Trigger.RdsEvents(List.of(events), List.of(), true);
    }

    private static Occasion byHand(Optional<List<String>> names, Optional<Integer> watchSeconds, boolean isDryRun) {
        return OCCASIONS.of(new Trigger.ByHand(names, Mode.APPLY, watchSeconds), isDryRun, NOW);
    }

    private static RdsEvent failover(String instance, Instant at) {
        return new RdsEvent(
                Kind.INSTANCE, Optional.of(instance), Optional.of("RDS-EVENT-0013"), Set.of("failover"), at);
    }

    private static RdsEvent switchover(String number, Instant at) {
        return new RdsEvent(
                Kind.BLUE_GREEN_DEPLOYMENT, Optional.of("bgd-1"), Optional.of("RDS-EVENT-" + number), Set.of(), at);
    }

    private static RdsEvent backup(Instant at) {
        return new RdsEvent(Kind.INSTANCE, Optional.of("stock"), Optional.of("RDS-EVENT-0001"), Set.of("backup"), at);
    }
}
