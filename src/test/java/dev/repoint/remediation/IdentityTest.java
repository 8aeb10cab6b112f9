package dev.repoint.remediation;

import static dev.repoint.alignment.Examples.NEW;
import static dev.repoint.alignment.Examples.OLD;
import static dev.repoint.alignment.Examples.THIRD;
import static dev.repoint.alignment.Examples.target;
import static dev.repoint.alignment.Examples.targets;
import static dev.repoint.remediation.Deployment.ARN;
import static dev.repoint.remediation.SimulatedTargetGroups.Operation.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a target that proves what it is, doesn't, or proves to be something else. */
final class IdentityTest {

    private static final Proof UNPROVEN = new Proof.Unproven("it refused the connection");
    private static final Proof UNTRUSTED = new Proof.Disproven("10.0.2.7:5432 is self-signed", false);
    private static final Proof FOREIGN = new Proof.Disproven("10.0.2.7:5432 is billing", true);

    private final Deployment deployment = Deployment.ofInstance();
    private final Map<Target, Proof> proofs = new HashMap<>();
    private final List<Target> asked = new ArrayList<>();

    @BeforeEach
    void allProveThemselvesAtFirst() {
        deployment.asksForProof((target, hostName) -> {
            assertThat(hostName).isEqualTo(Deployment.HOST);
            asked.add(target);
            return proofs.getOrDefault(target, new Proof.Proven());
        });
    }

    @Test
    void aProvenTargetIsRegisteredAtOnce() throws InterruptedException {
        deployment.movesTo(NEW);
        deployment.pass();

        assertThat(deployment.groups().calls(REGISTER).getFirst().at()).isEqualTo(VirtualTime.START);
    }

    /** This machine, its neighbours, what gives credentials there, everybody, and somebody on the internet. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.0.0.2",
                "0.0.0.0",
                "169.254.169.254",
                "169.254.170.2",
                "224.0.0.1",
                "255.255.255.255",
                "172.15.255.255",
                "8.8.8.8"
            })
    void nobodyIsAskedOutsideTheRanges(String address) throws InterruptedException {
        deployment.movesTo(Address.of(address));
        BindingReport report = deployment.event();

        assertThat(asked).isEmpty();
        assertThat(report.reason()).contains(address + " is not within the allowed ranges");

        deployment.movesTo(NEW);
        deployment.event();
        assertThat(asked).containsOnly(target(NEW));
    }

    @Test
    void anUnprovenTargetIsRegisteredOnceTheAnswersAgree() throws InterruptedException {
        deployment.movesTo(NEW);
        proofs.put(target(NEW), UNPROVEN);
        BindingReport report = deployment.event();

        assertThat(report.registered()).isEqualTo(targets(NEW));
        assertThat(deployment.groups().calls(REGISTER).getFirst().at())
                .isAfterOrEqualTo(VirtualTime.START.plusSeconds(10));
        assertThat(report.reason()).contains("10.0.2.7:5432 is unproven: it refused the connection");
    }

    @Test
    void anUnprovenTargetIsAskedAgain() throws InterruptedException {
        deployment.movesTo(NEW);
        proofs.put(target(NEW), UNPROVEN);
        deployment.pass();

        assertThat(asked.stream().filter(target(NEW)::equals).count()).isBetween(2L, 4L);
    }

    @Test
    void aDisprovenTargetIsNeverRegistered() throws InterruptedException {
        deployment.movesTo(NEW);
        proofs.put(target(NEW), UNTRUSTED);
        BindingReport report = deployment.event();

        assertThat(report.outcome()).isEqualTo(Outcome.HELD);
        assertThat(report.reason()).isEqualTo("10.0.2.7:5432 is self-signed");
        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(OLD));
    }

    @Test
    void aDisprovenTargetKeepsNoOtherFromBeingRegistered() throws InterruptedException {
        deployment.movesTo(NEW, THIRD);
        proofs.put(target(NEW), UNTRUSTED);
        BindingReport report = deployment.pass();

        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(OLD, THIRD));
        assertThat(report.reason()).contains("10.0.2.7:5432 is self-signed");
    }

    @Test
    void aTargetThatIsRegisteredAndDisprovenIsReported() throws InterruptedException {
        proofs.put(target(OLD), UNTRUSTED);
        BindingReport report = deployment.tick();

        assertThat(report.outcome()).isEqualTo(Outcome.HELD);
        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(OLD));
    }

    @Test
    void aRegisteredTargetIsAskedAgainAfterTenMinutes() throws InterruptedException {
        for (int i = 0; i <= 10; i++) {
            deployment.tick();
            deployment.time().pause(Duration.ofSeconds(60));
        }

        assertThat(asked).hasSize(2);
    }

    @Test
    void anEventIsNotKeptWaitingForARegisteredTarget() throws InterruptedException {
        deployment.event();

        assertThat(asked).isEmpty();
    }

    @Test
    void aForeignNameProvesNothingInTheTenMinutesAfterARename() throws InterruptedException {
        deployment.movesTo(NEW);
        proofs.put(target(NEW), FOREIGN);
        Instant now = deployment.time().instant();
        Watch watch = new Watch.UntilMoved(now, now.plusSeconds(420), Set.of("orders"));
        Occasion rename = new Occasion(
                List.of(Deployment.binding("orders", Deployment.HOST)),
                watch,
                false,
                false,
                Optional.of(now),
                Optional.of(now));
        BindingReport report = deployment.run(rename, Deployment.TIME_LEFT).getFirst();

        assertThat(report.registered()).isEqualTo(targets(NEW));
        assertThat(report.reason()).contains("10.0.2.7:5432 is billing");
    }

    @Test
    void whatWasProvenBeforeOthersMovedTheGroupOnHasToProveItselfAnew() throws InterruptedException {
        deployment.pass();
        deployment.time().pause(Duration.ofMinutes(9));
        deployment.held().hold(ARN, targets(NEW));
        proofs.put(target(OLD), FOREIGN);
        BindingReport report = deployment.pass();

        assertThat(report.outcome()).isEqualTo(Outcome.HELD);
        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(NEW));
    }

    @Test
    void whatSomebodyElseTakesOutDuringAWatchHasToProveItself() throws InterruptedException {
        deployment.held().hold(ARN, targets(OLD, NEW));
        proofs.put(target(OLD), UNTRUSTED);
        Remediator remediator = deployment.anotherEnvironment(Runnable::run);
        Instant now = deployment.time().instant();
        Occasion event = new Occasion(
                List.of(Deployment.binding("orders", Deployment.HOST)),
                new Watch.UntilMoved(now, now.plusSeconds(60), Set.of("orders")),
                false,
                false,
                Optional.of(now),
                Optional.empty());
        FutureTask<List<BindingReport>> watch = new FutureTask<>(
                () -> remediator.run(event, Budget.of(Deployment.TIME_LEFT, Duration.ofSeconds(2), deployment.time())));
        FutureTask<Boolean> removal = new FutureTask<>(() -> {
            deployment.time().pause(Duration.ofSeconds(8));
            deployment.held().deregister(ARN, targets(OLD));
            return true;
        });
        deployment.time().together(List.of(watch, removal), Instant.MAX);

        assertThat(deployment.groups().calls(REGISTER)).isEmpty();
        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(NEW));
    }

    @Test
    void manyThatCantBeReachedAreRegisteredAllTheSame() throws InterruptedException {
        List<Address> moved = IntStream.rangeClosed(1, 6)
                .mapToObj(i -> Address.of("10.0.5." + i))
                .toList();
        deployment.movesTo(moved.toArray(Address[]::new));
        deployment.asksForProof((target, _) -> {
            deployment.time().pause(Duration.ofMillis(4500));
            return UNPROVEN;
        });
        for (int i = 0; i < 5; i++) {
            deployment.tick();
        }

        assertThat(deployment.held().registered(ARN)).isEqualTo(targets(moved.toArray(Address[]::new)));
    }

    @Test
    void aForeignNameIsHeldAtAnyOtherTime() throws InterruptedException {
        deployment.movesTo(NEW);
        proofs.put(target(NEW), FOREIGN);

        assertThat(deployment.event().outcome()).isEqualTo(Outcome.HELD);
    }
}
