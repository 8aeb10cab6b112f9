package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repoint.remediation.Binding;
import dev.repoint.remediation.Foreign;
import dev.repoint.remediation.Source;
import dev.repoint.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The template and the function know the same variables, and the same defaults. */
final class SettingsTemplateTest {

    /** The template's stack is called so, and remembers under that name. */
    private static final String NAME = "orders";

    private static final Pattern VARIABLE = Pattern.compile("\"(REPOINT_[A-Z_]+)\"");

    private static final Map<String, String> REQUIRED =
            Map.of("Source", "orders.abc123.eu-west-1.rds.amazonaws.com", "TargetGroupArn", Bindings.arn("orders"));

    @Test
    void theTemplateSetsWhatTheFunctionReads() {
        Map<String, String> parameters = new HashMap<>(REQUIRED);
        parameters.put("Identity", "tls");
        Set<String> set = new TreeSet<>(variables(parameters).keySet());
        set.add(AskedVariables.UNSET);

        assertThat(read(variables(parameters))).containsExactlyElementsOf(set);
    }

    @Test
    void theCodeKnowsNoOtherVariables() throws IOException {
        Set<String> known = new TreeSet<>(variables(REQUIRED).keySet());
        Template.ofProject()
                .with(Map.of("Bootstrap", "check"))
                .properties("BootstrapFunction")
                .at("/Environment/Variables")
                .fieldNames()
                .forEachRemaining(known::add);
        known.add(AskedVariables.UNSET);

        assertThat(named()).containsExactlyElementsOf(known);
    }

    @Test
    void theTemplatesDefaultsAreTheFunctionsDefaults() {
        Map<String, String> least =
                Map.of("REPOINT_BINDINGS", variables(REQUIRED).getOrDefault("REPOINT_BINDINGS", ""));

        assertThat(read(new Environment(variables(REQUIRED)))).isEqualTo(read(new Environment(least)));
    }

    @Test
    void theFunctionTakesEveryParameter() {
        Map<String, String> parameters = new HashMap<>(REQUIRED);
        parameters.putAll(Map.of(
                "Port", "6432",
                "RecordZoneId", "Z0123456789ABC",
                "RecordName", "orders-db.internal.example",
                "RecordTtl", "60",
                "Resolvers", "10.0.0.2,10.0.0.3:5353",
                "AllowedCidrs", "10.0.0.0/16,fd00::/8",
                "Agreement", "10",
                "WatchSeconds", "840",
                "WatchIntervalMillis", "60000",
                "Mode", "dry-run"));
        parameters.putAll(Map.of(
                "Source", "readers:arn:aws:rds:eu-west-1:123456789012:cluster:orders",
                "Foreign", "keep",
                "Empty", "writer",
                "Paused", "true",
                "Identity", "tcp"));

        RemediatorSettings settings = read(new Environment(variables(parameters)));

        assertThat(settings.isDryRun()).isTrue();
        assertThat(settings.resolvers()).hasSize(2);
        assertThat(bindings(settings.origin())).singleElement().satisfies(binding -> {
            assertThat(binding.name()).isEqualTo("orders");
            assertThat(binding.port()).contains(6432);
            assertThat(binding.foreign()).isEqualTo(Foreign.KEEP);
            assertThat(binding.isPaused()).isTrue();
            assertThat(binding.source())
                    .isEqualTo(new Source.Readers(
                            "arn:aws:rds:eu-west-1:123456789012:cluster:orders", Source.WhenNone.WRITER));
            assertThat(binding.record())
                    .hasValueSatisfying(
                            record -> assertThat(record.ttlSeconds()).isEqualTo(60));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags", "ssm:bindings", "ssm:/db/bindings", "ssm:/db/*"})
    void theFunctionTakesEveryFleet(String fleet) {
        RemediatorSettings settings = read(new Environment(variables(Map.of("Fleet", fleet))));

        assertThat(settings.origin()).hasToString(fleet);
    }

    private static List<Binding> bindings(Origin origin) {
        return origin instanceof Origin.Spelled(var entries)
                ? Listing.of(entries).bindings()
                : List.of();
    }

    private static Map<String, String> variables(Map<String, String> parameters) {
        JsonNode variables = Template.ofProject()
                .with(parameters)
                .properties("RemediatorFunction")
                .at("/Environment/Variables");
        Map<String, String> texts = new HashMap<>();
        variables.forEachEntry((name, value) -> texts.put(name, value.asText()));
        return texts;
    }

    private static RemediatorSettings read(Environment environment) {
        return RemediatorSettings.read(environment, NAME);
    }

    /** The names that the settings ask the environment for. */
    private static Set<String> read(Map<String, String> variables) {
        AskedVariables asked = new AskedVariables(variables);
        read(new Environment(asked));
        ResponseHosts.read(new Environment(asked));
        return asked.names;
    }

    /** The names that stand as texts of their own anywhere in the program. */
    private static Set<String> named() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                VARIABLE.matcher(Files.readString(file)).results().forEach(found -> names.add(found.group(1)));
            }
        }
        return names;
    }
}
