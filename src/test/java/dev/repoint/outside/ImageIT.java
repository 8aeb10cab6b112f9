package dev.repoint.outside;

import static dev.repoint.drill.DnsReply.a;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.repoint.drill.LambdaRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The function as its container image starts it: the same as the jar, from an AOT cache that is really used. */
final class ImageIT {
    private static final String CACHE = "/function/repoint.aot";
    private static final String OPTIONS = "/function/java.options";

    private static @TempDir Path folder;
    private static ContainerImage image;

    private final Stage stage = new Stage();

    /** The Dockerfile's own checks are among what is run. */
    @BeforeAll
    static void build() throws IOException {
        image = ContainerImage.build(folder);
    }

    @BeforeEach
    void bind() {
        stage.boundGroup("10.0.1.5");
        stage.dns.answer(Stage.ENDPOINT, a(0, "10.0.2.7"));
    }

    @AfterEach
    void clear() {
        stage.close();
    }

    @Test
    void doesWhatTheJarDoes() throws Exception {
        String dryRun = "{\"mode\":\"dry-run\"}";

        JsonNode ofImage = report(stage.function().image(image.start()), dryRun);
        JsonNode ofJar = report(stage.function(), dryRun);

        assertThat(ofImage).isEqualTo(ofJar);
        assertThat(Stage.texts(ofImage.at("/bindings/0/registered"))).containsExactly("10.0.2.7");
    }

    /** All but what the JVM makes itself while it runs. */
    @Test
    void repairsWithClassesOfTheCache() throws Exception {
        Path log = folder.resolve("classes.log");

        report(stage.function().image(image.start("-Xlog:class+load:file=" + log)), Stage.tick());

        assertThat(stage.writes()).containsExactly("RegisterTargets", "DeregisterTargets");
        Predicate<String> fromCache = line -> line.contains(" source: shared objects file");
        Predicate<String> fromElsewhere = line -> line.contains(" source: file:") || line.contains(" source: jrt:/");
        List<String> loaded = Files.readAllLines(log);
        assertThat(loaded.stream().filter(fromCache)).hasSizeGreaterThan(3000);
        assertThat(loaded.stream().filter(fromElsewhere)).hasSizeLessThan(100);
    }

    @Test
    void startsWithoutItsCache() throws Exception {
        Path cache = image.file(CACHE);
        Path away = Files.move(cache, folder.resolve("away"));
        try {
            report(stage.function().image(image.start()), Stage.tick());
        } finally {
            Files.move(away, cache);
        }

        assertThat(stage.writes()).containsExactly("RegisterTargets", "DeregisterTargets");
    }

    @Test
    void isNotBuiltWithoutACache() throws IOException {
        Path cache = image.file(CACHE);
        Path away = Files.move(cache, folder.resolve("away"));
        try {
            assertThatIOException().isThrownBy(() -> check());
        } finally {
            Files.move(away, cache);
        }
        check();
    }

    /**
     * What the JVM itself doesn't look at: JDK 25 takes a cache with other jars, or in another order.
     *
     * @see <a href="https://bugs.openjdk.org/browse/JDK-8377932">AOT cache is not rejected when JAR file has changed</a>
     */
    @Test
    void isTrainedAndStartedWithOneClassPath() throws IOException {
        List<List<String>> commands = new ArrayList<>(ContainerImage.runs());
        commands.add(ContainerImage.entryPoint());

        assertThat(commands).hasSize(4).allSatisfy(command -> {
            assertThat(command).containsOnlyOnce("@" + OPTIONS);
            assertThat(command).noneMatch(word -> word.matches("-cp|-classpath|--class-path.*|-D.*"));
        });
        assertThat(ContainerImage.copies())
                .containsExactly("function/ /function/", "training.jar /", "--from=training /function/ /function/");
    }

    @Test
    void isNotBuiltWithAnotherCollector() throws IOException {
        assertThatIOException().isThrownBy(() -> checkWith(options -> options.replace("UseSerialGC", "UseZGC")));
        check();
    }

    @Test
    void isNotBuiltWithAHandlerThatIsNone() throws IOException {
        List<String> training = ContainerImage.runs().getFirst().stream()
                .map(word -> word.replace(Stage.HANDLER, Stage.HANDLER + "s"))
                .map(word ->
                        word.replace("repoint.aot", "other.aot").replace("/training.jar", "target/image/training.jar"))
                .toList();

        assertThatIOException().isThrownBy(() -> image.run(training)).withMessageContaining("RemediatorFunctions");
    }

    /** The last that the build of the image runs. */
    private static void check() throws IOException {
        image.run(ContainerImage.runs().getLast());
    }

    private static void checkWith(UnaryOperator<String> change) throws IOException {
        Path options = image.file(OPTIONS);
        String before = Files.readString(options);
        assertThat(change.apply(before)).isNotEqualTo(before);
        Files.writeString(options, change.apply(before));
        try {
            check();
        } finally {
            Files.writeString(options, before);
        }
    }

    private JsonNode report(LambdaRuntime.Builder function, String event) throws InterruptedException {
        JsonNode report = Stage.report(stage.start(function).invoke(event));
        ((ObjectNode) report.at("/bindings/0")).remove("millis");
        return report;
    }
}
