package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.remediation.Binding;
import dev.repoint.remediation.Refusal;
import dev.repoint.remediation.Reply;
import dev.repoint.remediation.Source;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bindings in SSM parameters: all in one, and each in one of its own. */
final class BindingParametersTest {
    private static final String PLACE = "/repoint/bindings";
    private static final String MEMORY = "/repoint/keeper";

    private final FakeParameters parameters = new FakeParameters();

    @Test
    void areReadFromAnArray() {
        parameters.with(PLACE, "[" + Bindings.json("orders", "orders") + ", {\"name\": \"stock\"}]");

        Listing listing = listing(BindingParameters.in(PLACE, parameters));

        assertThat(listing.bindings()).extracting(Binding::name).containsExactly("orders");
        assertThat(listing.broken())
                .containsExactly(new Entry.Broken(
                        "stock",
                        "/repoint/bindings[1].source: is missing; /repoint/bindings[1].targetGroupArn: is missing"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {} | parameter /repoint/bindings: is not a JSON array of at least one binding
        [] | parameter /repoint/bindings: is not a JSON array of at least one binding
        [  | parameter /repoint/bindings: malformed JSON
        `` | parameter /repoint/bindings: malformed JSON: it is empty
        """)
    void areRefusedWhereThereIsNoArray(String text, String reason) {
        parameters.with(PLACE, text);

        assertThat(refusal(BindingParameters.in(PLACE, parameters)).reason()).startsWith(reason);
    }

    /** Whoever gives a wrong name, or a path that others use too, must not find a password in the log. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "hunter2",
                "\"hunter2\"",
                "true_hunter2",
                "[hunter2]",
                "[\"hunter2\"]",
                "{\"username\": \"postgres\", \"password\": \"hunter2\"}",
                "{\"name\": {\"password\": \"hunter2\"}, \"port\": [\"hunter2\"]}",
                "[{\"password\": \"hunter2\", \"record\": {\"password\": \"hunter2\"}}]",
                "postgres://postgres:hunter2@orders.example/postgres",
                "{\"source\": \"postgres://postgres:hunter2@orders.example/postgres\"}",
                "[{\"source\": \"jdbc:postgresql://orders.example/postgres?password=hunter2\"}]"
            })
    void areNotRepeatedWhereTheyAreSomethingElse(String text) {
        parameters.with(PLACE, text);

        String whole = BindingParameters.in(PLACE, parameters).read().toString();
        String each = below("/repoint").read().toString();

        assertThat(List.of(whole, each))
                .allSatisfy(said -> assertThat(said).contains(PLACE).doesNotContain("hunter2"));
    }

    @Test
    void areRefusedWithoutTheParameter() {
        assertThat(refusal(BindingParameters.in(PLACE, parameters)))
                .isEqualTo(new Refusal(Refusal.Verdict.FAILED, "there is no parameter /repoint/bindings"));
    }

    @Test
    void areRefusedAsTheStoreRefuses() {
        parameters.refusing("GetParameter was refused: ThrottlingException, slow down");

        assertThat(refusal(BindingParameters.in(PLACE, parameters)).reason())
                .isEqualTo("GetParameter was refused: ThrottlingException, slow down");
        assertThat(refusal(below("/repoint")).reason())
                .isEqualTo("GetParameter was refused: ThrottlingException, slow down");
    }

    @Test
    void areReadEachFromAParameterThatNamesIt() {
        parameters
                .with("/repoint/eu/orders", """
                    {"source": "instance:orders", "targetGroupArn": "%s"}\
                    """.formatted(Bindings.arn("orders")))
                .with("/repoint/stock", Bindings.json("other-name", "stock"))
                .with("/repoint-2/pets", Bindings.json("pets", "pets"));

        Listing listing = listing(below("/repoint"));

        assertThat(listing.broken()).isEmpty();
        assertThat(listing.bindings()).extracting(Binding::name).containsExactly("orders", "other-name");
        assertThat(listing.bindings().getFirst().source()).isEqualTo(new Source.Instance("orders"));
    }

    @Test
    void breakAlone() {
        parameters
                .with("/repoint/a", "[")
                .with("/repoint/b", "\"instance:orders\"")
                .with("/repoint/c", "{\"source\": \"orders\", \"targetGroupArn\": \"" + Bindings.arn("c") + "\"}")
                .with("/repoint/d", Bindings.json("d", "d"))
                .with("/repoint/_e", "{\"source\": \"instance:e\", \"targetGroupArn\": \"" + Bindings.arn("e") + "\"}");

        Listing listing = listing(below("/repoint"));

        assertThat(listing.bindings()).extracting(Binding::name).containsExactly("d");
        assertThat(listing.broken()).extracting(Entry.Broken::name).containsExactly("_e", "a", "b", "c");
        assertThat(listing.broken())
                .extracting(Entry.Broken::problem)
                .satisfiesExactly(
                        name -> assertThat(name)
                                .isEqualTo("/repoint/_e.name: \"_e\" is not a name of letters, digits, \"_\", \".\" and"
                                        + " \"-\""),
                        array -> assertThat(array).startsWith("/repoint/a: malformed JSON"),
                        text -> assertThat(text).isEqualTo("/repoint/b: is not an object"),
                        source -> assertThat(source).startsWith("/repoint/c.source: \"orders\" is not a host name"));
    }

    @Test
    void areAllBrokenThatShareAName() {
        parameters.with("/repoint/eu/orders", nameless("x")).with("/repoint/us/orders", nameless("y"));

        assertThat(listing(below("/repoint")).broken())
                .containsExactly(
                        new Entry.Broken(
                                "orders", "/repoint/eu/orders.name: \"orders\" is not unique: another binding has it"),
                        new Entry.Broken(
                                "orders", "/repoint/us/orders.name: \"orders\" is not unique: another binding has it"));
    }

    /** By default what is remembered lies beside the bindings. */
    @Test
    void areNotLookedForInTheMemory() {
        parameters
                .with("/repoint/keeper/orders", "{\"addresses\": []}")
                .with("/repoint/keeper", "")
                .with("/repoint/keeper-2", Bindings.json("orders", "orders"));

        Listing listing = listing(below("/repoint"));

        assertThat(listing.broken()).isEmpty();
        assertThat(listing.bindings()).hasSize(1);
    }

    @Test
    void mayBeNone() {
        assertThat(listing(below("/repoint")).isEmpty()).isTrue();
    }

    private static String nameless(String group) {
        return "{\"source\": \"instance:orders\", \"targetGroupArn\": \"" + Bindings.arn(group) + "\"}";
    }

    private Reading below(String path) {
        return BindingParameters.below(path, MEMORY, parameters);
    }

    private static Listing listing(Reading reading) {
        assertThat(reading.read()).isInstanceOf(Reply.Given.class);
        return reading.read() instanceof Reply.Given<List<Entry>>(var entries) ? Listing.of(entries) : Listing.NONE;
    }

    private static Refusal refusal(Reading reading) {
        assertThat(reading.read()).isInstanceOf(Reply.Refused.class);
        return reading.read() instanceof Reply.Refused<List<Entry>>(var refusal)
                ? refusal
                : new Refusal(Refusal.Verdict.FAILED, "");
    }
}
