package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.repoint.remediation.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What CloudFormation is told, and that it hears of it. */
@Timeout(30)
final class CustomResourceAnswerTest {

    @Test
    void isPutWhereTheRequestSays() throws IOException, InterruptedException {
        try (var bucket = new ResponseBucket(200)) {
            new CustomResourceAnswer(true, "orders: DNS is silent", "held").send(Requests.to(bucket.url()));

            assertThat(bucket.requests()).containsExactly("PUT /arn%3Aaws%3Astack/a%7Cb?X-Amz-Signature=a%2Fb%3D, []");
            assertThat(JsonText.read(bucket.bodies().getFirst())).isEqualTo(JsonText.read("""
                {"Status": "SUCCESS",
                 "Reason": "orders: DNS is silent",
                 "PhysicalResourceId": "repoint-FirstAlignment",
                 "StackId": "arn:aws:cloudformation:eu-west-1:123456789012:stack/repoint/51af3dc0",
                 "RequestId": "request-1",
                 "LogicalResourceId": "FirstAlignment",
                 "Data": {"outcome": "held", "reason": "orders: DNS is silent"}}
                """));
        }
    }

    @Test
    void saysThatItFailed() throws IOException, InterruptedException {
        assertThat(body(CustomResourceAnswer.failure(new IllegalStateException("no right"))))
                .contains("\"Status\":\"FAILED\"", "\"no right\"");
        assertThat(body(CustomResourceAnswer.nothingToDo("aligned"))).contains("\"Status\":\"SUCCESS\"");
    }

    @Test
    void isPutAgainWhenItIsNotTaken() throws IOException, InterruptedException {
        try (var bucket = new ResponseBucket(500, 0, 200)) {
            CustomResourceAnswer.failure(new IllegalStateException("x")).send(Requests.to(bucket.url()));

            assertThat(bucket.bodies())
                    .hasSizeGreaterThanOrEqualTo(3)
                    .containsOnly(bucket.bodies().getFirst());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 403, 302, 307})
    void givesUpAfterThreeAttempts(int status) {
        try (var bucket = new ResponseBucket(status)) {
            assertThatIOException()
                    .isThrownBy(() -> CustomResourceAnswer.failure(new IllegalStateException("x"))
                            .send(Requests.to(bucket.url())))
                    .withMessage("CloudFormation's answer could not be put to 127.0.0.1")
                    .withStackTraceContaining("status " + status);
            assertThat(bucket.requests()).hasSize(3);
        }
    }

    @Test
    void keepsTheSignatureToItself() {
        try (var bucket = new ResponseBucket(403)) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> CustomResourceAnswer.failure(new IllegalStateException("x"))
                            .send(Requests.to(bucket.url())))
                    .satisfies(failure -> assertThat(failure).hasStackTraceContaining("status 403"))
                    .matches(failure -> Stream.iterate((Throwable) failure, Throwable::getCause)
                            .takeWhile(cause -> cause != null)
                            .noneMatch(cause -> String.valueOf(cause).contains("Signature")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "漢", "\uD83D\uDE80", "\"", "\u0001"})
    void fitsIntoWhatCloudFormationTakes(String character) throws IOException, InterruptedException {
        String body = body(CustomResourceAnswer.failure(new IllegalStateException(character.repeat(5_000))));

        assertThat(body.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(4_096);
        assertThat(JsonText.read(body)).isInstanceOf(Json.Obj.class);
    }

    @ParameterizedTest
    @CsvSource({
        "ALIGNED, ALIGNED, true, aligned, a: why; b: why",
        "REALIGNED, ALIGNED, true, realigned, a: why",
        "HELD, REALIGNED, true, held, a: why",
        "ALIGNED, FAILED, false, failed, b: why",
        "HELD, FAILED, false, failed, b: why"
    })
    void tellsTheWorstOutcome(Outcome a, Outcome b, boolean isSuccess, String outcome, String reason) {
        Report report = new Report(
                new Trigger.CustomResource(Requests.to("https://127.0.0.1/")),
                Mode.APPLY,
                List.of(Reports.of("a", a), Reports.of("b", b)),
                0);

        assertThat(CustomResourceAnswer.of(report)).isEqualTo(new CustomResourceAnswer(isSuccess, reason, outcome));
    }

    @Test
    void hasWhatWasFoundOfZones() throws IOException, InterruptedException {
        String body = body(new CustomResourceAnswer(true, "a: why", "aligned", false, Optional.of("all are served")));

        assertThat(body).endsWith("""
            "Data":{"outcome":"aligned","reason":"a: why","zones":"all are served"}}\
            """);
    }

    @ParameterizedTest
    @CsvSource({"1, 5000", "5000, 1", "5000, 5000"})
    void fitsWithWhatWasFoundOfZones(int reason, int zones) throws IOException, InterruptedException {
        String body = body(
                new CustomResourceAnswer(true, "\"".repeat(reason), "aligned", false, Optional.of("z".repeat(zones))));

        assertThat(body.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1_000, 4_096);
    }

    private static String body(CustomResourceAnswer answer) throws IOException, InterruptedException {
        try (var bucket = new ResponseBucket(200)) {
            answer.send(Requests.to(bucket.url()));
            return bucket.bodies().getFirst();
        }
    }
}
