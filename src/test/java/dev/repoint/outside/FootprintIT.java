package dev.repoint.outside;

import static dev.repoint.drill.DnsReply.a;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.drill.LambdaRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What makes a start slow and a pass dear, counted instead of timed, so that it holds on any machine. A bound leaves a few
 * percent to a newer library or JDK; whoever needs more looks first at what came in.
 */
final class FootprintIT {

    /** To the first result: the JDK's, the runtime interface client's and the jar's. Measured: 3,386, and 4,913 with spun ones. */
    private static final int CLASSES_MAX = 3_550;

    /** Of these the ones that the JVM spins, for the JDK's own lambdas by now. Measured: 86, and 1,044 before. */
    private static final int SPUN_MAX = 100;

    /** Without drift, of which the SDK's share is most. Measured: 335,544. */
    private static final long BYTES_MAX = 400_000;

    private static final int BINDINGS = 10;

    /** In as many passes as there are bindings: one for each, and some that a stall of the machine ended. Before: 55. */
    private static final int CONNECTIONS_MAX = 20;

    private static final int WARM_UP = 100;
    private static final int PASSES = 400;

    /** {@code GC(3) Pause Young (Allocation Failure) 7M->2M(9M) 1.234ms} */
    private static final Pattern COLLECTION = Pattern.compile("Pause .* ([0-9]+)M->([0-9]+)M");

    @TempDir
    private Path folder;

    private final Stage stage = new Stage();

    @AfterEach
    void clear() {
        stage.close();
    }

    @Test
    void firstResultNeedsFewClasses() throws Exception {
        Path log = folder.resolve("classes.log");
        stage.boundGroup();
        stage.dns.answer(Stage.ENDPOINT, a(0, "10.0.1.5"));
        LambdaRuntime function = stage.start(stage.function().jvm("-Xlog:class+load:file=" + log));

        Stage.report(function.invoke("{\"bindings\":[\"orders\"]}"));

        List<String> loaded = Files.readAllLines(log);
        System.out.printf(
                "classes until the first result: %d, spun at run time: %d%n",
                loaded.size(), spun(loaded).size());
        assertThat(loaded).hasSizeLessThan(CLASSES_MAX);
        assertThat(spun(loaded)).hasSizeLessThan(SPUN_MAX);
    }

    private static List<String> spun(List<String> loaded) {
        return loaded.stream()
                .filter(line -> !line.contains("shared objects file"))
                .filter(line ->
                        line.contains("$$Lambda") || line.contains("LambdaForm") || line.contains("$$TypeSwitch"))
                .toList();
    }

    @Test
    void warmPassAllocatesLittle() throws Exception {
        Path log = folder.resolve("collections.log");
        stage.boundGroup("10.0.1.5");
        stage.dns.answer(Stage.ENDPOINT, a(0, "10.0.1.5"));
        LambdaRuntime function = stage.start(stage.function().jvm("-Xmn8m", "-Xlog:gc:file=" + log));
        pass(function, WARM_UP);
        long before = allocated(log);

        pass(function, PASSES);

        long each = (allocated(log) - before) / PASSES;
        System.out.printf("allocated by a warm pass: %,d bytes%n", each);
        assertThat(each).isBetween(1L, BYTES_MAX);
    }

    /** A new connection is a TLS handshake in the field, for which this machine's plain HTTP has no sign. */
    @Test
    void bindingsGoOnWithTheConnectionsOfThePassBefore() throws Exception {
        for (int i = 0; i < BINDINGS; i++) {
            stage.bind("db" + i, Stage.ENDPOINT, stage.group("10.0.1.5"));
        }
        stage.dns.answer(Stage.ENDPOINT, a(0, "10.0.1.5"));
        LambdaRuntime function = stage.start();
        stage.aws.latency(Duration.ofMillis(20));

        pass(function, BINDINGS);

        assertThat(stage.aws.calls("DescribeTargetHealth")).hasSize(BINDINGS * BINDINGS);
        assertThat(stage.aws.clients()).hasSizeBetween(1, CONNECTIONS_MAX);
    }

    private static void pass(LambdaRuntime function, int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            Stage.report(function.invoke(Stage.tick()));
        }
    }

    /** Up to the last collection: what had come since the one before it. */
    private static long allocated(Path log) throws IOException {
        long left = 0;
        long mebibytes = 0;
        for (String line : Files.readAllLines(log)) {
            Matcher collection = COLLECTION.matcher(line);
            if (collection.find()) {
                mebibytes += Long.parseLong(collection.group(1)) - left;
                left = Long.parseLong(collection.group(2));
            }
        }
        return mebibytes << 20;
    }
}
