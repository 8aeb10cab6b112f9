package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.repoint.alignment.AllowedRanges;
import dev.repoint.alignment.Cidr;
import dev.repoint.remediation.Policy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All variables but the bindings: their defaults, their bounds, and what is said of a bad one. */
final class RemediatorSettingsTest {
    private static final Map<String, String> REQUIRED =
            Map.of("REPOINT_BINDINGS", "[" + Bindings.json("orders", "orders") + "]");

    @Test
    void haveTheDocumentedDefaults() {
        RemediatorSettings settings = read(Map.of());

        assertThat(settings.origin()).isInstanceOf(Origin.Spelled.class);
        assertThat(settings.resolvers()).isEmpty();
        assertThat(settings.policy())
                .isEqualTo(new Policy(3, Duration.ofMillis(500), AllowedRanges.PRIVATE, "/repoint/keeper"));
        assertThat(AllowedRanges.PRIVATE.ranges())
                .extracting(Cidr::toString)
                .containsExactly("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10");
        assertThat(settings.watch()).isEqualTo(Duration.ofMinutes(7));
        assertThat(settings.isDryRun()).isFalse();
        assertThat(settings.identity()).isEqualTo(new IdentityCheck.None());
    }

    @Test
    void takeAnEmptyVariableForItsDefault() {
        Map<String, String> empty = new HashMap<>();
        Stream.of("RESOLVERS", "AGREEMENT", "WATCH_SECONDS", "WATCH_INTERVAL_MILLIS", "ALLOWED_CIDRS", "MODE")
                .forEach(name -> empty.put("REPOINT_" + name, ""));
        empty.put("REPOINT_IDENTITY", "");
        empty.put("REPOINT_MEMORY", "");
        empty.put("REPOINT_RESPONSE_HOSTS", "");

        assertThat(read(empty)).isEqualTo(read(Map.of()));
    }

    @Test
    void readEveryVariable() {
        RemediatorSettings settings = read(Map.of(
                "REPOINT_RESOLVERS", "10.0.0.2, 10.0.0.3:5353,fd00::2,[fd00::3]:5353",
                "REPOINT_AGREEMENT", "5",
                "REPOINT_WATCH_SECONDS", "60",
                "REPOINT_WATCH_INTERVAL_MILLIS", "250",
                "REPOINT_ALLOWED_CIDRS", "10.0.0.0/16, fd00::/8",
                "REPOINT_IDENTITY", "tcp",
                "REPOINT_MEMORY", "/platform/repoint_1.x",
                "REPOINT_MODE", "dry-run",
                "REPOINT_RESPONSE_HOSTS", "127.0.0.1, *.example.com"));

        assertThat(settings.resolvers())
                .containsExactly(
                        server("10.0.0.2", 53),
                        server("10.0.0.3", 5353),
                        server("fd00::2", 53),
                        server("fd00::3", 5353));
        assertThat(settings.policy().agreement()).isEqualTo(5);
        assertThat(settings.policy().interval()).isEqualTo(Duration.ofMillis(250));
        assertThat(settings.policy().allowed().ranges())
                .extracting(Cidr::toString)
                .containsExactly("10.0.0.0/16", "fd00::/8");
        assertThat(settings.watch()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.isDryRun()).isTrue();
        assertThat(settings.identity()).isEqualTo(new IdentityCheck.Tcp());
        assertThat(settings.policy().memory()).isEqualTo("/platform/repoint_1.x");
    }

    @ParameterizedTest
    @CsvSource({
        "REPOINT_AGREEMENT,1",
        "REPOINT_AGREEMENT,10",
        "REPOINT_WATCH_SECONDS,0",
        "REPOINT_WATCH_SECONDS,840",
        "REPOINT_WATCH_INTERVAL_MILLIS,100",
        "REPOINT_WATCH_INTERVAL_MILLIS,60000",
        "REPOINT_MODE,apply",
        "REPOINT_RESOLVERS,10.0.0.2:1",
        "REPOINT_RESOLVERS,10.0.0.2:65535",
        "REPOINT_ALLOWED_CIDRS,0.0.0.0/0",
        "REPOINT_ALLOWED_CIDRS,10.0.1.5/32",
        "REPOINT_IDENTITY,none",
        "REPOINT_IDENTITY,tls",
        "REPOINT_MEMORY,/a",
        "REPOINT_MEMORY,/a/b/c/d/e/f/g/h/i/j/k/l/m/n",
        "REPOINT_BINDINGS,tags",
        "REPOINT_BINDINGS,ssm:/repoint/bindings"
    })
    void takeTheEndsOfARange(String variable, String value) {
        assertThatCode(() -> read(Map.of(variable, value))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        REPOINT_AGREEMENT             | 0                | a whole number from 1 to 10
        REPOINT_AGREEMENT             | 11               | a whole number from 1 to 10
        REPOINT_AGREEMENT             | three            | a whole number from 1 to 10
        REPOINT_WATCH_SECONDS         | -1               | a whole number from 0 to 840
        REPOINT_WATCH_SECONDS         | 841              | a whole number from 0 to 840
        REPOINT_WATCH_SECONDS         | 7m               | a whole number from 0 to 840
        REPOINT_WATCH_INTERVAL_MILLIS | 99               | a whole number from 100 to 60000
        REPOINT_WATCH_INTERVAL_MILLIS | 60001            | a whole number from 100 to 60000
        REPOINT_MODE                  | dryrun           | "apply" or "dry-run"
        REPOINT_MODE                  | APPLY            | "apply" or "dry-run"
        REPOINT_RESOLVERS             | dns.example      | an IP address with or without a port
        REPOINT_RESOLVERS             | 10.0.0           | an IP address with or without a port
        REPOINT_RESOLVERS             | 10.0.0.2:0       | an IP address with or without a port
        REPOINT_RESOLVERS             | 10.0.0.2:65536   | an IP address with or without a port
        REPOINT_RESOLVERS             | [fd00::2         | an IP address with or without a port
        REPOINT_RESOLVERS             | [10.0.0.2]:99999 | an IP address with or without a port
        REPOINT_ALLOWED_CIDRS         | 10.0.0.0         | a range such as 10.0.0.0/8
        REPOINT_ALLOWED_CIDRS         | 10.0.0.1/8       | a range such as 10.0.0.0/8
        REPOINT_ALLOWED_CIDRS         | 10.0.0.0/33      | a range such as 10.0.0.0/8
        REPOINT_ALLOWED_CIDRS         | private          | a range such as 10.0.0.0/8
        REPOINT_IDENTITY              | TLS              | "none", "tcp" or "tls"
        REPOINT_IDENTITY              | certificate      | "none", "tcp" or "tls"
        REPOINT_MEMORY                | repoint          | a path for SSM parameters, such as /repoint/orders, which may not begin with aws or ssm
        REPOINT_MEMORY                | /repoint/        | a path for SSM parameters, such as /repoint/orders, which may not begin with aws or ssm
        REPOINT_MEMORY                | /repoint//orders | a path for SSM parameters, such as /repoint/orders, which may not begin with aws or ssm
        REPOINT_MEMORY                | /re point        | a path for SSM parameters, such as /repoint/orders, which may not begin with aws or ssm
        REPOINT_MEMORY                | /aws/repoint     | a path for SSM parameters, such as /repoint/orders, which may not begin with aws or ssm
        REPOINT_MEMORY                | /SSM-repoint     | a path for SSM parameters, such as /repoint/orders, which may not begin with aws or ssm
        REPOINT_MEMORY                | /a/b/c/d/e/f/g/h/i/j/k/l/m/n/o | a path for SSM parameters, such as /repoint/orders, which may not begin with aws or ssm
        """)
    void nameABadValueAndWhatWasExpected(String variable, String value, String expected) {
        assertRefused(Map.of(variable, value), variable + ": \"" + value + "\" is not " + expected);
    }

    @Test
    void nameTheBadEntryOfAList() {
        assertRefused(
                Map.of("REPOINT_RESOLVERS", "10.0.0.2,,10.0.0.x", "REPOINT_ALLOWED_CIDRS", "10.0.0.0/8,x"),
                "REPOINT_RESOLVERS: \"\" is not an IP address with or without a port; "
                        + "REPOINT_RESOLVERS: \"10.0.0.x\" is not an IP address with or without a port; "
                        + "REPOINT_ALLOWED_CIDRS: \"x\" is not a range such as 10.0.0.0/8");
    }

    @Test
    void nameAllVariablesAtFaultAtOnce() {
        Map<String, String> bad = Map.of(
                "REPOINT_BINDINGS", "[{}]",
                "REPOINT_RESOLVERS", "x",
                "REPOINT_AGREEMENT", "0",
                "REPOINT_WATCH_SECONDS", "x",
                "REPOINT_WATCH_INTERVAL_MILLIS", "1",
                "REPOINT_ALLOWED_CIDRS", "x",
                "REPOINT_IDENTITY", "x",
                "REPOINT_MEMORY", "x",
                "REPOINT_MODE", "x");

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> RemediatorSettings.read(new Environment(bad), "keeper"))
                .satisfies(refused -> assertThat(refused.getMessage()).contains(bad.keySet()));
    }

    @Test
    void quoteNoMoreOfALongValueThanOneCanRead() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> read(Map.of("REPOINT_MODE", "x".repeat(10_000))))
                .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(400));
    }

    private static void assertRefused(Map<String, String> variables, String message) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> read(variables))
                .withMessage(message);
    }

    private static RemediatorSettings read(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(REQUIRED);
        all.putAll(variables);
        return RemediatorSettings.read(new Environment(all), "keeper");
    }

    private static InetSocketAddress server(String address, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), port);
    }

    @Test
    void areNotReadWithoutBindings() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> RemediatorSettings.read(new Environment(Map.of()), "keeper"))
                .withMessage("REPOINT_BINDINGS: is missing; expected a JSON array of bindings, ssm:<parameter>, "
                        + "ssm:/<path>/* or tags");
    }

    /** What is remembered there would be read as bindings, all of them broken. */
    @Test
    void keepBindingsAndMemoryApart() {
        assertRefused(
                Map.of("REPOINT_BINDINGS", "ssm:/repoint/keeper/*"),
                "REPOINT_BINDINGS: \"ssm:/repoint/keeper/*\" is not a path of its own: parameters below"
                        + " /repoint/keeper are Repoint's memory");
        assertThatCode(() -> read(Map.of("REPOINT_BINDINGS", "ssm:/repoint/*"))).doesNotThrowAnyException();
        assertThatCode(() -> read(Map.of("REPOINT_BINDINGS", "ssm:/repoint/keeper-2/*")))
                .doesNotThrowAnyException();
    }
}
