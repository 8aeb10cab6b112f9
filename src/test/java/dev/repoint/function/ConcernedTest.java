package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.function.RdsEvent.Kind;
import dev.repoint.remediation.Binding;
import dev.repoint.remediation.Source;
import dev.repoint.remediation.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which bindings an event concerns: those that are looked at each interval while it is watched. */
final class ConcernedTest {
    private static final Instant NOW = Instant.parse("2026-03-14T09:27:00Z");

    private static final Binding ORDERS = Bindings.of("orders", "orders.abc123.eu-west-1.rds.amazonaws.com");
    private static final Binding STOCK = Bindings.of("stock", "stock.abc123.cn-north-1.rds.amazonaws.com.cn");
    private static final Binding LEDGER = Bindings.of("ledger", "ledger.cluster-abc123.eu-west-1.rds.amazonaws.com");
    private static final Binding READERS =
            Bindings.of("readers", "ledger.cluster-ro-abc123.eu-west-1.rds.amazonaws.com");
    private static final Binding PAYROLL = Bindings.of("payroll", "payroll.cluster-abc123.eu-west-1.rds.amazonaws.com");
    private static final Binding OWN_NAME = Bindings.of("own-name", "db.internal.example");
    private static final Binding CUSTOM =
            Bindings.of("custom", "reports.cluster-custom-abc123.eu-west-1.rds.amazonaws.com");

    private static final Binding INSTANCE = Bindings.of("instance", new Source.Instance("ledger-2"));
    private static final Binding BY_ARN =
            Bindings.of("by-arn", new Source.Instance("arn:aws:rds:eu-west-1:123456789012:db:ledger-2"));
    private static final Binding WRITER = Bindings.of("writer", new Source.Writer("ledger"));
    private static final Binding POOL = Bindings.of(
            "pool", new Source.Readers("arn:aws:rds:eu-west-1:123456789012:cluster:ledger", Source.WhenNone.KEEP));
    private static final Binding OTHER_POOL =
            Bindings.of("other-pool", new Source.Readers("payroll", Source.WhenNone.WRITER));

    @Test
    void theInstanceThatIsFollowedByIdentifierOrArn() {
        assertThat(concerned(event(Kind.INSTANCE, "ledger-2"), ORDERS, INSTANCE, BY_ARN))
                .containsExactlyInAnyOrder("instance", "by-arn");
        assertThat(concerned(event(Kind.INSTANCE, "ledger"), INSTANCE, BY_ARN)).isEmpty();
    }

    @Test
    void theClusterWhoseWriterOrReadersAreFollowed() {
        assertThat(concerned(event(Kind.CLUSTER, "ledger"), ORDERS, INSTANCE, WRITER, POOL, OTHER_POOL))
                .containsExactlyInAnyOrder("writer", "pool");
    }

    @Test
    void eachFollowedClusterThatAnInstanceMayBelongTo() {
        assertThat(concerned(event(Kind.INSTANCE, "ledger-2"), ORDERS, INSTANCE, WRITER, POOL, OTHER_POOL))
                .containsExactlyInAnyOrder("instance", "writer", "pool", "other-pool");
    }

    /** Of a name's change the event tells the old name or the new one. */
    @Test
    void allWhenItIsOfARename() {
        RdsEvent renamed =
                new RdsEvent(Kind.CLUSTER, Optional.of("ledger-old"), Optional.of("RDS-EVENT-0172"), Set.of(), NOW);

        assertThat(concerned(renamed, ORDERS, INSTANCE, WRITER, POOL))
                .containsExactlyInAnyOrder("orders", "instance", "writer", "pool");
    }

    @Test
    void theInstanceThatItNames() {
        assertThat(concerned(event(Kind.INSTANCE, "orders"), ORDERS, STOCK)).containsExactly("orders");
        assertThat(concerned(event(Kind.INSTANCE, "stock"), ORDERS, STOCK)).containsExactly("stock");
    }

    @Test
    void noInstanceWhoseNameOnlyBeginsAlike() {
        Binding more = Bindings.of("more", "orders-replica.abc123.eu-west-1.rds.amazonaws.com");

        assertThat(concerned(event(Kind.INSTANCE, "orders"), ORDERS, more)).containsExactly("orders");
    }

    @Test
    void noneWhenItNamesAnotherInstance() {
        assertThat(concerned(event(Kind.INSTANCE, "pets"), ORDERS, STOCK)).isEmpty();
    }

    @Test
    void theClusterThatItNamesByAnyOfItsEndpoints() {
        assertThat(concerned(event(Kind.CLUSTER, "ledger"), ORDERS, LEDGER, READERS, PAYROLL))
                .containsExactlyInAnyOrder("ledger", "readers");
    }

    @Test
    void noInstanceOfTheClustersName() {
        Binding instance = Bindings.of("instance", "ledger.abc123.eu-west-1.rds.amazonaws.com");

        assertThat(concerned(event(Kind.CLUSTER, "ledger"), instance, LEDGER)).containsExactly("ledger");
    }

    /** The name of a cluster does not tell its members. */
    @Test
    void eachClusterThatAnInstanceMayBelongTo() {
        assertThat(concerned(event(Kind.INSTANCE, "ledger-2"), ORDERS, LEDGER, READERS, PAYROLL))
                .containsExactlyInAnyOrder("ledger", "readers", "payroll");
    }

    @Test
    void theClusterOfAMemberThatHasABindingOfItsOwn() {
        Binding member = Bindings.of("member", "ledger-2.abc123.eu-west-1.rds.amazonaws.com");

        assertThat(concerned(event(Kind.INSTANCE, "ledger-2"), member, LEDGER))
                .containsExactlyInAnyOrder("member", "ledger");
    }

    @Test
    void aHostNameThatIsNotOfRds() {
        assertThat(concerned(event(Kind.INSTANCE, "orders"), ORDERS, STOCK, OWN_NAME))
                .containsExactlyInAnyOrder("orders", "own-name");
        assertThat(concerned(event(Kind.CLUSTER, "pets"), OWN_NAME)).containsExactly("own-name");
    }

    @Test
    void aCustomEndpointWhoseNameIsNotItsClusters() {
        assertThat(concerned(event(Kind.CLUSTER, "ledger"), ORDERS, CUSTOM)).containsExactly("custom");
        assertThat(concerned(event(Kind.INSTANCE, "ledger-2"), ORDERS, CUSTOM)).containsExactly("custom");
    }

    @Test
    void allWhenItIsOfABlueGreenDeployment() {
        assertThat(concerned(event(Kind.BLUE_GREEN_DEPLOYMENT, "bgd-1"), ORDERS, LEDGER, OWN_NAME))
                .containsExactlyInAnyOrder("orders", "ledger", "own-name");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void allWhenItDoesNotSayWhatItIsOf(Kind kind) {
        RdsEvent event = new RdsEvent(kind, Optional.empty(), Optional.empty(), Set.of(), NOW);

        assertThat(concerned(event, ORDERS, LEDGER, OWN_NAME))
                .containsExactlyInAnyOrder("orders", "ledger", "own-name");
    }

    @Test
    void noneThatIsPaused() {
        Binding paused = Bindings.paused("paused", "orders.abc123.eu-west-1.rds.amazonaws.com");

        assertThat(concerned(event(Kind.INSTANCE, "orders"), paused, OWN_NAME)).containsExactly("own-name");
    }

    private static RdsEvent event(Kind kind, String identifier) {
        return new RdsEvent(kind, Optional.of(identifier), Optional.of("RDS-EVENT-0006"), Set.of(), NOW);
    }

    private static Set<String> concerned(RdsEvent event, Binding... bindings) {
        Watch watch = new Occasions(List.of(bindings), Duration.ofMinutes(7))
                .of(new Trigger.RdsEvents(List.of(event), List.of(), true), false, NOW)
                .watch();
        assertThat(watch).isInstanceOf(Watch.UntilMoved.class);
        return watch instanceof Watch.UntilMoved moved ? moved.concerned() : Set.of();
    }
}
