package dev.repoint.outside;

import static dev.repoint.drill.DnsReply.a;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repoint.drill.DnsReply;
import dev.repoint.drill.LambdaRuntime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Bindings that are lied to, each in its own way, and one that isn't, all served by one process: first while the lies last,
 * then when all peers tell the truth.
 */
final class LiedTo implements AutoCloseable {
    static final String BEFORE = "10.0.1.5";
    static final String TRUTH = "10.0.2.7";

    /** What only a liar says. It is in the allowed ranges. */
    static final String LIE = "10.0.9.9";

    private static final String UNHARMED = "unharmed";

    /** So many groups are repaired without a wait for the rate that describes of ELBv2 keep to. */
    private static final int AT_ONCE = 10;

    /** Lambda's time-out, for a pass that has to end by itself long before. */
    private static final Duration LAMBDA = Duration.ofMinutes(2);

    final Stage stage = new Stage();
    private final List<String> groups = new ArrayList<>();
    private final List<List<String>> groupsLeft = new ArrayList<>();
    private final Map<String, JsonNode> whileTheyLied = new HashMap<>();
    private final Map<String, JsonNode> then = new HashMap<>();
    private final LambdaRuntime function;
    private Duration took = Duration.ZERO;

    /** That many, each with a group that holds one of the two addresses that are true. */
    LiedTo(int bindings) {
        for (int i = 0; i < bindings; i++) {
            groups.add(stage.group(BEFORE));
            stage.bind(name(i), host(i), group(i));
        }
        stage.bind(UNHARMED, "unharmed.abc123.eu-west-1.rds.amazonaws.com", stage.group(BEFORE));
        stage.dns.answer("unharmed.abc123.eu-west-1.rds.amazonaws.com", a(0, BEFORE));
        tellTruth(plainly -> plainly);
        function = stage.start(stage.function().jvm("-Xmx400m"));
    }

    static String host(int binding) {
        return name(binding) + ".abc123.eu-west-1.rds.amazonaws.com";
    }

    private static String name(int binding) {
        return "lied-to-" + binding;
    }

    String group(int binding) {
        return groups.get(binding);
    }

    /** One pass over all of them, while the peers lie. */
    void passWhileTheyLie() throws InterruptedException {
        List<String> names = new ArrayList<>(names(0, groups.size()));
        names.add(UNHARMED);
        LambdaRuntime.Result result = invoke(names);
        took = result instanceof LambdaRuntime.Result.Success(var _, var _, Duration time) ? time : LAMBDA;
        note(result, whileTheyLied);
        groups.forEach(group -> groupsLeft.add(stage.registered(group)));
    }

    /** From now on DNS does, in that way. */
    void tellTruth(UnaryOperator<DnsReply> way) {
        for (int i = 0; i < groups.size(); i++) {
            stage.dns.answer(host(i), way.apply(a(0, BEFORE, TRUTH)));
        }
    }

    /** One more pass over each of them. */
    void passOnceMore() throws InterruptedException {
        for (int i = 0; i < groups.size(); i += AT_ONCE) {
            note(invoke(names(i, Math.min(i + AT_ONCE, groups.size()))), then);
        }
    }

    LambdaRuntime.Result invoke(int binding) throws InterruptedException {
        return invoke(names(binding, binding + 1));
    }

    private LambdaRuntime.Result invoke(List<String> names) throws InterruptedException {
        String list = names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(","));
        return function.invoke("{\"bindings\":[" + list + "]}", LAMBDA);
    }

    private static List<String> names(int from, int to) {
        return IntStream.range(from, to).mapToObj(LiedTo::name).toList();
    }

    private static void note(LambdaRuntime.Result result, Map<String, JsonNode> reports) {
        Stage.report(result)
                .at("/bindings")
                .forEach(each -> reports.put(each.get("name").asText(), each));
    }

    /** While it was lied to nothing was changed, and the report began with {@code why}: outcome and reason. */
    void assertUnchanged(int binding, String why) {
        assertThat(groupsLeft.get(binding)).containsExactly(BEFORE);
        assertThat(said(whileTheyLied, binding)).startsWith(why);
    }

    /** The pass in which they lied ended in time, and served whom nobody lied to. */
    void assertUnharmed(Duration bound) {
        assertThat(took).isLessThan(bound);
        assertThat(Objects.requireNonNull(whileTheyLied.get(UNHARMED), "no report")
                        .get("outcome")
                        .asText())
                .isEqualTo("aligned");
    }

    /** Then it took the truth. */
    void assertRealigned(int binding) {
        assertThat(stage.registered(group(binding))).containsExactly(BEFORE, TRUTH);
        assertThat(said(then, binding)).startsWith("realigned: ");
    }

    private static String said(Map<String, JsonNode> reports, int binding) {
        JsonNode report = Objects.requireNonNull(reports.get(name(binding)), "no report");
        return report.get("outcome").asText() + ": " + report.get("reason").asText();
    }

    @Override
    public void close() {
        stage.close();
    }
}
