package dev.repoint.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Family;
import dev.repoint.drill.AwsGateway;
import dev.repoint.drill.Disturbance.Fail;
import dev.repoint.drill.Disturbance.Hang;
import dev.repoint.drill.Disturbance.Reset;
import dev.repoint.remediation.AddressRecord;
import dev.repoint.remediation.Refusal;
import dev.repoint.remediation.Refusal.Verdict;
import dev.repoint.remediation.Reply;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A Route 53 that is throttled, silent or cut off gives a refusal in time, and every request is counted. */
@Timeout(40)
final class Route53FaultsTest {
    private static final AddressRecord RECORD = new AddressRecord("Z123", "orders-db.internal.example", 30);
    private static final NavigableSet<Address> ADDRESSES = new TreeSet<>(List.of(Address.of("10.0.2.7")));
    private static final int ATTEMPTS = 3;

    private final AwsGateway gateway = AwsGateway.before(URI.create("http://127.0.0.1:9"));
    private final SdkEnvironment environment = SdkEnvironment.with(gateway.endpoint());
    private final AwsClients clients = new AwsClients();
    private final Route53HostedZones zones = new Route53HostedZones(clients);

    @AfterEach
    void stop() {
        environment.close();
        gateway.close();
    }

    @Test
    void asksAgainWhenThrottled() {
        gateway.disturbAlways(_ -> true, new Fail(400, "Throttling", "rate exceeded"));

        assertThat(read()).contains(Verdict.RETRY);
        assertThat(clients.requests())
                .isEqualTo(ATTEMPTS)
                .isEqualTo(gateway.calls().size());
    }

    @Test
    void asksAgainWhenAChangeIsStillUnderWay() {
        gateway.disturbAlways(_ -> true, new Fail(400, "PriorRequestNotComplete", "wait"));

        assertThat(zones.upsert(RECORD, Family.IPV4, ADDRESSES).map(Refusal::verdict))
                .contains(Verdict.RETRY);
        assertThat(clients.requests()).isEqualTo(gateway.calls().size());
    }

    @Test
    void countsEachAttemptAtAChangeWhenTheConnectionIsCut() {
        gateway.disturbAlways(_ -> true, new Reset());

        assertThat(zones.upsert(RECORD, Family.IPV4, ADDRESSES).map(Refusal::verdict))
                .contains(Verdict.RETRY);
        assertThat(clients.requests())
                .isEqualTo(ATTEMPTS)
                .isEqualTo(gateway.calls().size());
    }

    @Test
    void countsItsOwnAttemptsAtAReadButNotTheOnesThatTheJdkRepeats() {
        gateway.disturbAlways(_ -> true, new Reset());

        assertThat(read()).contains(Verdict.RETRY);
        assertThat(clients.requests()).isEqualTo(3);
        assertThat(gateway.calls()).hasSize(6);
    }

    @Test
    void endsWithinFifteenSecondsWhenTheEndpointHangs() {
        gateway.disturbAlways(_ -> true, new Hang());
        Instant asked = Instant.now();

        assertThat(read()).contains(Verdict.RETRY);
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(15));
    }

    private Optional<Verdict> read() {
        return switch (zones.read(RECORD, Family.IPV4)) {
            case Reply.Refused<NavigableSet<Address>>(Refusal refusal) -> Optional.of(refusal.verdict());
            case Reply.Given<NavigableSet<Address>> _ -> Optional.empty();
        };
    }
}
