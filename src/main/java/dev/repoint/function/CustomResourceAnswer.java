package dev.repoint.function;

import dev.repoint.remediation.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/**
 * The answer that CloudFormation waits for, up to an hour if none comes.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html">Custom resource
 *     response objects</a>
 */
record CustomResourceAnswer(boolean isSuccess, String reason, String outcome) {

    private static final Duration CONNECT_MAX = Duration.ofSeconds(3);
    private static final Duration ATTEMPT_MAX = Duration.ofSeconds(5);
    private static final int ATTEMPTS_MAX = 3;

    /** CloudFormation takes 4,096 bytes in all. */
    private static final int REASON_MAX = 1_000;

    static CustomResourceAnswer of(Report report) {
        for (Outcome outcome : new Outcome[] {Outcome.FAILED, Outcome.HELD, Outcome.REALIGNED}) {
            String reasons = report.reasons(outcome);
            if (!reasons.isEmpty()) {
                return new CustomResourceAnswer(
                        outcome != Outcome.FAILED, reasons, outcome.name().toLowerCase(Locale.ROOT));
            }
        }
        return new CustomResourceAnswer(true, report.reasons(Outcome.ALIGNED), "aligned");
    }

    static CustomResourceAnswer nothingToDo() {
        return new CustomResourceAnswer(true, "there is nothing to delete", "aligned");
    }

    static CustomResourceAnswer failure(String reason) {
        return new CustomResourceAnswer(false, reason, "failed");
    }

    /**
     * Puts the answer where the request says.
     *
     * @throws IOException if none of three attempts was taken
     */
    void send(CustomResourceRequest request) throws IOException, InterruptedException {
        HttpRequest put = HttpRequest.newBuilder(request.responseUrl())
                .timeout(ATTEMPT_MAX)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(body(request).getBytes(StandardCharsets.UTF_8)))
                .build();
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_MAX)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            IOException refused = new IOException("not tried");
            for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
                try {
                    int status = client.send(put, HttpResponse.BodyHandlers.discarding())
                            .statusCode();
                    if (status == 200) {
                        return;
                    }
                    refused = new IOException("status " + status);
                } catch (IOException noAnswer) {
                    refused = noAnswer;
                }
            }
            throw new IOException(
                    "CloudFormation's answer could not be put to " + host(request.responseUrl()), refused);
        }
    }

    private String body(CustomResourceRequest request) {
        String shortened = reason.length() > REASON_MAX ? reason.substring(0, REASON_MAX) + "..." : reason;
        return JsonText.write(Json.object()
                .with("Status", isSuccess ? "SUCCESS" : "FAILED")
                .with("Reason", shortened)
                .with("PhysicalResourceId", request.physicalResourceId())
                .with("StackId", request.stackId())
                .with("RequestId", request.requestId())
                .with("LogicalResourceId", request.logicalResourceId())
                .with("Data", Json.object().with("outcome", outcome).with("reason", shortened)));
    }

    /** The rest of the URL is a credential. */
    static String host(URI url) {
        return String.valueOf(url.getHost());
    }
}
