package dev.repoint.function;

import dev.repoint.bootstrap.Action;
import dev.repoint.bootstrap.BootstrapReport;
import dev.repoint.remediation.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * The answer that CloudFormation waits for, up to an hour if none comes.
 *
 * @param isUntouched whether it failed before anything was changed
 * @param zones what a check of zones found, if one was asked for
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html">Custom resource
 *     response objects</a>
 */
record CustomResourceAnswer(
        boolean isSuccess, String reason, String outcome, boolean isUntouched, Optional<String> zones) {

    private static final Duration CONNECT_MAX = Duration.ofSeconds(3);
    private static final Duration ATTEMPT_MAX = Duration.ofSeconds(5);
    private static final int ATTEMPTS_MAX = 3;

    /** How long sending can take: all attempts. */
    static final Duration SENDING_MAX = ATTEMPT_MAX.multipliedBy(ATTEMPTS_MAX);

    /** What CloudFormation takes. */
    private static final int BYTES_MAX = 4_096;

    CustomResourceAnswer(boolean isSuccess, String reason, String outcome) {
        this(isSuccess, reason, outcome, false, Optional.empty());
    }

    static CustomResourceAnswer of(Report report) {
        CustomResourceAnswer answer = ofOutcomes(report);
        return new CustomResourceAnswer(
                answer.isSuccess,
                answer.reason,
                answer.outcome,
                false,
                report.zones().map(Zones::text));
    }

    private static CustomResourceAnswer ofOutcomes(Report report) {
        for (Outcome outcome : new Outcome[] {Outcome.FAILED, Outcome.HELD, Outcome.REALIGNED}) {
            String reasons = report.reasons(outcome);
            if (!reasons.isEmpty()) {
                return new CustomResourceAnswer(outcome != Outcome.FAILED, reasons, Word.of(outcome));
            }
        }
        return new CustomResourceAnswer(true, report.reasons(Outcome.ALIGNED), "aligned");
    }

    /** Something that goes on doesn't fail: that would roll a stack back. But nobody would go on with a deletion. */
    static CustomResourceAnswer of(BootstrapReport report) {
        String outcome = Word.of(report.outcome());
        return switch (report.outcome()) {
            case READY, CHANGES_NEEDED -> new CustomResourceAnswer(true, report.source() + " is " + outcome, outcome);
            case IN_PROGRESS ->
                new CustomResourceAnswer(
                        report.action() != Action.REVOKE,
                        "in progress: " + BootstrapReportText.outstanding(report),
                        outcome);
            case BLOCKED ->
                new CustomResourceAnswer(
                        false,
                        BootstrapReportText.blocking(report),
                        outcome,
                        report.steps().stream().noneMatch(line -> line.state().equals("applied")),
                        Optional.empty());
        };
    }

    static CustomResourceAnswer nothingToDo(String outcome) {
        return new CustomResourceAnswer(true, "there is nothing to delete", outcome);
    }

    static CustomResourceAnswer failure(Throwable failure) {
        return new CustomResourceAnswer(
                false,
                String.valueOf(failure.getMessage()),
                "failed",
                failure instanceof InvalidInput || failure instanceof DeploymentRefused,
                Optional.empty());
    }

    /**
     * Puts the answer where the request says.
     *
     * @throws IOException if none of three attempts was taken
     */
    void send(CustomResourceRequest request) throws IOException, InterruptedException {
        HttpRequest put = HttpRequest.newBuilder(request.responseUrl())
                .timeout(ATTEMPT_MAX)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(body(request)))
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

    /** As much of the texts as there is room for. */
    private byte[] body(CustomResourceRequest request) {
        int characters = Math.max(reason.length(), zones.map(String::length).orElse(0));
        byte[] body = body(request, characters);
        while (body.length > BYTES_MAX && characters > 0) {
            characters /= 2;
            body = body(request, characters);
        }
        return body;
    }

    private byte[] body(CustomResourceRequest request, int characters) {
        String text = start(reason, characters);
        Json.Obj data = Json.object().with("outcome", outcome).with("reason", text);
        Json answer = Json.object()
                .with("Status", isSuccess ? "SUCCESS" : "FAILED")
                .with("Reason", text)
                .with("PhysicalResourceId", request.physicalResourceId(isUntouched))
                .with("StackId", request.stackId())
                .with("RequestId", request.requestId())
                .with("LogicalResourceId", request.logicalResourceId())
                .with(
                        "Data",
                        zones.map(found -> data.with("zones", start(found, characters)))
                                .orElse(data));
        return JsonText.write(answer).getBytes(StandardCharsets.UTF_8);
    }

    private static String start(String text, int characters) {
        return text.length() <= characters ? text : text.substring(0, characters) + "...";
    }

    /** The rest of the URL is a credential. */
    static String host(URI url) {
        return String.valueOf(url.getHost());
    }
}
