package dev.repoint.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs the RemediatorFunction as Lambda does, hands it its first events, and ends it: a JVM that was told to write an AOT cache
 * writes it at its end. Fails if the function fails or leaves something out.
 *
 * @see <a href="https://openjdk.org/jeps/514">JEP 514: Ahead-of-Time Command-Line Ergonomics</a>
 */
public final class Training {

    /** Writing the cache takes some seconds, and twice the memory. */
    private static final int END_SECONDS = 180;

    /** That of a JVM that ends by SIGTERM. */
    private static final int TERMINATED = 143;

    private Training() {}

    /** {@code <java> <its options> <main class> <handler>}: the function's command. */
    public static void main(String... command) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("training-");
        Certificate certificate = Certificate.make(folder);
        try (var aws = new RecordedAws(certificate.context());
                var dns = new RecordedDns();
                var lambda = new RuntimeApi()) {
            Process function = start(
                    command,
                    Map.of(
                            "AWS_LAMBDA_RUNTIME_API", lambda.authority(),
                            "AWS_ENDPOINT_URL", aws.url(),
                            "REPOINT_RESOLVERS", dns.address(),
                            "JDK_JAVA_OPTIONS", certificate.trusting()));
            try {
                FirstEvents.all().forEach(event -> FirstEvents.check(lambda.invoke(event, function)));
                end(function);
            } finally {
                function.destroyForcibly();
            }
        }
    }

    private static Process start(String[] command, Map<String, String> places) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(command)).inheritIO();
        Map<String, String> environment = builder.environment();
        String path = environment.getOrDefault("PATH", "");
        environment.clear();
        environment.put("PATH", path);
        environment.putAll(FirstEvents.ENVIRONMENT);
        environment.putAll(places);
        return builder.start();
    }

    private static void end(Process function) throws InterruptedException {
        function.destroy();
        if (!function.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the function did not end within " + END_SECONDS + " s");
        }
        if (function.exitValue() != TERMINATED) {
            throw new IllegalStateException("the function ended with status " + function.exitValue());
        }
    }
}
