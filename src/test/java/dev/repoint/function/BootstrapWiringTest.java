package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.repoint.aws.SdkEnvironment;
import dev.repoint.drill.AwsGateway;
import dev.repoint.drill.Disturbance;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The function as it is wired for Lambda, in front of an RDS API that knows no database. */
@Timeout(60)
final class BootstrapWiringTest {
    private static final String UNKNOWN = """
        <ErrorResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><Error><Type>Sender</Type>\
        <Code>DBInstanceNotFound</Code><Message>DBInstance orders not found.</Message></Error>\
        <RequestId>00000000-0000-0000-0000-000000000000</RequestId></ErrorResponse>\
        """;

    private final AwsGateway aws = AwsGateway.before(URI.create("http://127.0.0.1:9"));
    private final SdkEnvironment sdk = SdkEnvironment.with(aws.endpoint());
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @AfterEach
    void stop() {
        sdk.close();
        aws.close();
    }

    @Test
    void asksRds() {
        aws.disturbAlways(
                "DescribeDBInstances"::equals,
                new Disturbance.Body(404, "text/xml", UNKNOWN.getBytes(StandardCharsets.UTF_8)));
        BootstrapFunction function = new BootstrapFunction(
                new Environment(Map.of()), InstantSource.system(), new PrintStream(log, true, StandardCharsets.UTF_8));

        assertThatExceptionOfType(BootstrapFailed.class)
                .isThrownBy(() -> function.handleRequest(
                        new ByteArrayInputStream(JsonText.write(Goals.LEAST).getBytes(StandardCharsets.UTF_8)),
                        new ByteArrayOutputStream(),
                        new FakeContext(30_000)))
                .withMessageStartingWith("instance:orders is blocked: database-missing (");
        assertThat(log.toString(StandardCharsets.UTF_8))
                .startsWith("{\"action\":\"check\",\"source\":\"instance:orders\",\"outcome\":\"blocked\"");
    }
}
