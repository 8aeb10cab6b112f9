package dev.repoint.drill.nlb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.alignment.Target;
import dev.repoint.drill.AccountTargetGroups;
import dev.repoint.drill.AwsAccount;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** API, clock, TCP check and balancer together, in real time at a hundredth of the field's delays. */
@Timeout(60)
class LocalCloudTest {
    private static final NlbTimings TIMINGS = NlbTimings.FIELD.scaled(0.01);
    private static final Duration AMPLE = Duration.ofSeconds(10);

    private final LocalElb local = LocalElb.start(ElbRules.DRILL, TIMINGS, Probe.TCP, InstantSource.system());
    private final AwsAccount account = AwsAccount.at(local.endpoint());
    private final AccountTargetGroups groups = account.targetGroups();
    private final String group = groups.create(5432);
    private final Balancer balancer = Balancer.before(local.clock(group));
    private final EchoServer primary = EchoServer.on("127.0.0.1");
    private final EchoServer standby =
            EchoServer.on("127.0.0.2", primary.target().port());

    @AfterEach
    void stop() {
        balancer.close();
        account.close();
        local.close();
        primary.close();
        standby.close();
    }

    @Test
    void aDatabaseThatMovesTakesItsClientsAlong() throws Exception {
        Instant registeredAt = Instant.now();
        register(primary);
        StateChange healthy = await(primary, TargetState.HEALTHY);
        assertThat(Duration.between(registeredAt, healthy.at())).isGreaterThanOrEqualTo(TIMINGS.untilHealthy());

        try (var client = EchoClient.of(balancer)) {
            assertThat(client.hear()).isEqualTo("127.0.0.1");
            primary.stopListening();
            await(primary, TargetState.FAILED);
            assertThat(balancer.connections()).isEqualTo(1);

            register(standby);
            client.assertIsReset();
            assertThat(local.clock(group).states()).containsEntry(standby.target(), TargetState.HEALTHY);
        }
        try (var client = EchoClient.of(balancer)) {
            assertThat(client.hear()).isEqualTo("127.0.0.2");
        }
    }

    @Test
    void aClientStaysWithADrainingTargetUntilTheDelayIsOver() throws Exception {
        register(primary);
        register(standby);
        await(standby, TargetState.HEALTHY);
        await(primary, TargetState.HEALTHY);
        try (var client = EchoClient.of(balancer)) {
            EchoServer its = client.hear().equals("127.0.0.1") ? primary : standby;
            Instant deregisteredAt = Instant.now();
            groups.deregister(group, its.target().toString());

            client.assertIsReset();
            assertThat(Duration.between(deregisteredAt, Instant.now()))
                    .isGreaterThanOrEqualTo(TIMINGS.deregistrationDelay());
            assertThat(statesOf(its.target())).endsWith(TargetState.HEALTHY, TargetState.DRAINING);
        }
    }

    private void register(EchoServer server) {
        groups.register(group, server.target().toString());
    }

    private StateChange await(EchoServer server, TargetState state) throws InterruptedException {
        return local.awaitState(group, server.target(), state, AMPLE);
    }

    private List<TargetState> statesOf(Target target) {
        return local.changes(group).stream()
                .filter(change -> change.target().equals(target))
                .flatMap(change -> change.state().stream())
                .toList();
    }
}
