package dev.repoint.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.repoint.drill.AwsGateway;
import dev.repoint.drill.Disturbance;
import dev.repoint.drill.Disturbance.Fail;
import dev.repoint.drill.Disturbance.Hang;
import dev.repoint.drill.Disturbance.Reset;
import dev.repoint.remediation.Refusal;
import dev.repoint.remediation.Refusal.Verdict;
import dev.repoint.remediation.Reply;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an endpoint of RDS, Parameter Store or the tagging API does: a refusal in time, and never an exception. */
@Timeout(60)
final class ReadingFaultsTest {
    private static final String LOGIN_PAGE = "<html><body><h1>Log in to the network</h1></body></html>";
    private static final int ATTEMPTS = 3;

    private final AwsGateway gateway = AwsGateway.before(URI.create("http://127.0.0.1:9"));
    private final SdkEnvironment environment = SdkEnvironment.with(gateway.endpoint());
    private final AwsClients clients = new AwsClients();

    /** A call that a port makes, by its operation's name. */
    enum Reading {
        INSTANCES("DescribeDBInstances"),
        CLUSTERS("DescribeDBClusters"),
        PARAMETER("GetParameter"),
        PARAMETERS("GetParametersByPath"),
        TAGS("GetResources");

        private final String operation;

        Reading(String operation) {
            this.operation = operation;
        }

        /** Read as XML, a page has to be recognised; as JSON it is garbled, which asking again may mend. */
        int attemptsAtAPage() {
            return switch (this) {
                case INSTANCES, CLUSTERS -> 1;
                case PARAMETER, PARAMETERS, TAGS -> ATTEMPTS;
            };
        }

        Reply<?> by(AwsClients clients) {
            return switch (this) {
                case INSTANCES -> new RdsDatabases(clients).describe(Set.of("orders"), Set.of());
                case CLUSTERS -> new RdsDatabases(clients).describe(Set.of(), Set.of("shop"));
                case PARAMETER -> new SsmParameters(clients).read("bindings");
                case PARAMETERS -> new SsmParameters(clients).readAll("/bindings");
                case TAGS -> new TaggedTargetGroups(clients).withTag("repoint:source");
            };
        }
    }

    @AfterEach
    void stop() {
        environment.close();
        gateway.close();
    }

    static Stream<Arguments> faults() {
        return Stream.of(Reading.values())
                .flatMap(reading -> Stream.of(
                        arguments(reading, new Fail(400, "ThrottlingException", "slowly"), Verdict.RETRY, ATTEMPTS),
                        arguments(reading, new Fail(400, "ThrottledException", "slowly"), Verdict.RETRY, ATTEMPTS),
                        arguments(reading, new Fail(500, "InternalServerError", "sorry"), Verdict.RETRY, ATTEMPTS),
                        arguments(reading, new Reset(), Verdict.RETRY, ATTEMPTS),
                        arguments(reading, page(503), Verdict.RETRY, ATTEMPTS),
                        arguments(reading, page(200), Verdict.RETRY, reading.attemptsAtAPage()),
                        arguments(reading, page(403), Verdict.FAILED, 1),
                        arguments(reading, new Fail(400, "AccessDeniedException", "no right"), Verdict.FAILED, 1),
                        arguments(reading, new Fail(403, "AccessDenied", "no right"), Verdict.FAILED, 1),
                        arguments(reading, new Fail(400, "ValidationException", "no"), Verdict.FAILED, 1)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void refuses(Reading reading, Disturbance fault, Verdict verdict, int requests) {
        gateway.disturbAlways(reading.operation::equals, fault);

        assertThat(refusal(reading)).hasValueSatisfying(refusal -> {
            assertThat(refusal.verdict()).isEqualTo(verdict);
            assertThat(refusal.reason()).startsWith(reading.operation + " ");
        });
        assertThat(gateway.calls()).hasSize(requests);
        assertThat(clients.requests()).isEqualTo(requests);
    }

    @Test
    void endsWithinFifteenSecondsWhenTheEndpointHangs() throws InterruptedException {
        gateway.disturbAlways(_ -> true, new Fail(403, "AccessDenied", "no right"));
        Stream.of(Reading.values()).forEach(this::refusal); // loads classes, which takes a busy machine seconds
        gateway.calm();
        gateway.disturbAlways(_ -> true, new Hang());
        List<Callable<Optional<Refusal>>> readings = Stream.of(Reading.INSTANCES, Reading.PARAMETER, Reading.TAGS)
                .<Callable<Optional<Refusal>>>map(reading -> () -> refusal(reading))
                .toList();
        Instant asked = Instant.now();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(readings))
                    .extracting(Future::resultNow)
                    .allSatisfy(
                            refusal -> assertThat(refusal.map(Refusal::verdict)).contains(Verdict.RETRY));
        }
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(15));
    }

    /** It would pass for a parameter that isn't there. */
    @Test
    void takesAnAnswerWithoutAParameterForNone() {
        gateway.disturbAlways(_ -> true, ElbWire.body(200, "application/json", "{}"));

        assertThat(refusal(Reading.PARAMETER))
                .contains(new Refusal(Verdict.RETRY, "GetParameter gave no value for bindings"));
    }

    @Test
    void writesOnceMoreWhileOthersDo() {
        gateway.disturbAlways(_ -> true, new Fail(400, "TooManyUpdates", "too many concurrent updates"));

        assertThat(new SsmParameters(clients).write("memory", "{}"))
                .contains(new Refusal(
                        Verdict.RETRY, "PutParameter was refused: TooManyUpdates, too many concurrent updates"));
    }

    private Optional<Refusal> refusal(Reading reading) {
        return switch (reading.by(clients)) {
            case Reply.Refused<?>(Refusal refusal) -> Optional.of(refusal);
            case Reply.Given<?> _ -> Optional.empty();
        };
    }

    private static Disturbance page(int status) {
        return ElbWire.body(status, "text/html", LOGIN_PAGE);
    }
}
