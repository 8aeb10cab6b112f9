package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
    void aCallThatNamesBindingsMakesOnePassOfThem() {
        Occasion occasion = byHand(Optional.of(List.of("stock")), Optional.empty(), false);

        assertThat(occasion.bindings()).containsExactly(STOCK);
        assertThat(occasion.watch()).isEqualTo(new SinglePass());
    }

    @Test
    void namesMayComeTwiceAndInAnyOrder() {
        assertThat(byHand(Optional.of(List.of("stock", "orders", "stock")), Optional.empty(), false)
                        .bindings())
                .containsExactly(ORDERS, STOCK);
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
        Watch one = new UntilMoved(NOW, NOW.plusSeconds(60), Set.of("orders"));

        assertThat(byHand(Optional.empty(), Optional.of(60), false).watch()).isEqualTo(all);
        assertThat(byHand(Optional.of(List.of("orders")), Optional.of(60), false)
                        .watch())
                .isEqualTo(one);
        assertThat(byHand(Optional.empty(), Optional.of(60), true).watch()).isEqualTo(all);
    }

    @Test
    void aNameThatIsUnknownIsRefusedWithThoseThatAreNot() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> byHand(Optional.of(List.of("orders", "Stock", "x")), Optional.empty(), false))
                .withMessage("bindings: \"Stock\" is not the name of a binding; known are [orders, stock]; "
                        + "bindings: \"x\" is not the name of a binding; known are [orders, stock]");
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

    private static RdsEvent backup(Instant at) {
        return new RdsEvent(Kind.INSTANCE, Optional.of("stock"), Optional.of("RDS-EVENT-0001"), Set.of("backup"), at);
    }
}
