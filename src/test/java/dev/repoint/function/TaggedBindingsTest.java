package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.remediation.AddressRecord;
import dev.repoint.remediation.Binding;
import dev.repoint.remediation.Foreign;
import dev.repoint.remediation.Refusal;
import dev.repoint.remediation.Reply;
import dev.repoint.remediation.Source;
import dev.repoint.remediation.TaggedGroups.TaggedGroup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bindings in the tags of their target groups. */
final class TaggedBindingsTest {

    @Test
    void needNothingButTheirSource() {
        assertThat(listing(group("orders-tg", Map.of("repoint:source", "instance:orders")))
                        .bindings())
                .containsExactly(new Binding(
                        "orders-tg",
                        new Source.Instance("orders"),
                        Optional.empty(),
                        Bindings.arn("orders-tg"),
                        Optional.empty(),
                        Foreign.EVICT,
                        false));
    }

    @Test
    void mayHaveAllThatABindingHas() {
        TaggedGroup group = group(
                "orders-tg",
                Map.of(
                        "repoint:source", "readers:orders",
                        "repoint:name", "orders",
                        "repoint:port", "6432",
                        "repoint:record", "Z123/orders-db.internal.example/60",
                        "repoint:foreign", "keep",
                        "repoint:empty", "writer",
                        "repoint:paused", "true",
                        "Name", "somebody else's",
                        "aws:cloudformation:stack-name", "orders"));

        assertThat(listing(group).bindings())
                .containsExactly(new Binding(
                        "orders",
                        new Source.Readers("orders", Source.WhenNone.WRITER),
                        Optional.of(6432),
                        Bindings.arn("orders-tg"),
                        Optional.of(new AddressRecord("Z123", "orders-db.internal.example", 60)),
                        Foreign.KEEP,
                        true));
    }

    @Test
    void mayLeaveOutTheTtlOfTheirRecord() {
        assertThat(listing(with("repoint:record", "Z123/db.example")).bindings())
                .extracting(Binding::record)
                .containsExactly(
                        Optional.of(new AddressRecord("Z123", "db.example", AddressRecord.TTL_SECONDS_DEFAULT)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        source | orders             | source: "orders" is not a host name
        source | ``                 | source: "" is not a text
        name   | or ders            | name: "or ders" is not a name of letters, digits, "_", "." and "-"
        port   | 0                  | port: "0" is not a whole number from 1 to 65535
        port   | 65536              | port: "65536" is not a whole number from 1 to 65535
        port   | +5432              | port: "+5432" is not a whole number from 1 to 65535
        port   | 05432              | port: "05432" is not a whole number from 1 to 65535
        port   | 99999999999        | port: "99999999999" is not a whole number from 1 to 65535
        port   | ``                 | port: "" is not a whole number from 1 to 65535
        foreign | none              | foreign: "none" is not "evict" or "keep"
        empty  | keep               | empty: is only for a source that is "readers:" with a cluster
        paused | yes                | paused: "yes" is not true or false
        paused | True               | paused: "True" is not true or false
        record | Z123               | record.name: is missing
        record | Z123/db            | record.name: "db" is not a host name
        record | z/db.example       | record.zoneId: "z" is not the id of a hosted zone
        record | Z123/db.example/0  | record.ttlSeconds: "0" is not a whole number from 1 to 86400
        record | Z123/db.example/   | record.ttlSeconds: "" is not a whole number from 1 to 86400
        record | Z1/db.example/60/x | record.ttlSeconds: "60/x" is not a whole number from 1 to 86400
        record | /Z123/db.example   | record.zoneId: "" is not a text
        pause  | true               | pause: is not known here; known are
        `` | true                   | : is not known here; known are
        """)
    void breakByATagThatDoesNotParse(String member, String value, String problem) {
        assertThat(listing(with("repoint:" + member, value)).broken())
                .singleElement()
                .satisfies(broken -> {
                    assertThat(broken.name()).isEqualTo("orders-tg");
                    assertThat(broken.problem()).startsWith("target group orders-tg, tag repoint:" + problem);
                });
    }

    @Test
    void areCalledByTheirOwnNameWhenTheyBreak() {
        TaggedGroup group =
                group("orders-tg", Map.of("repoint:source", "orders", "repoint:name", "orders", "repoint:port", "x"));

        assertThat(listing(group).broken()).extracting(Entry.Broken::name).containsExactly("orders");
    }

    @Test
    void breakAloneAndAreInOrder() {
        Listing listing = listing(
                group("c", Map.of("repoint:source", "instance:c")),
                group("b", Map.of("repoint:source", "?")),
                group("a", Map.of("repoint:source", "instance:a")));

        assertThat(listing.bindings()).extracting(Binding::name).containsExactly("a", "c");
        assertThat(listing.broken()).extracting(Entry.Broken::name).containsExactly("b");
    }

    @Test
    void areAllBrokenThatShareAName() {
        Listing listing = listing(
                group("a", Map.of("repoint:source", "instance:a", "repoint:name", "c")),
                group("b", Map.of("repoint:source", "instance:b")),
                group("c", Map.of("repoint:source", "instance:c")));

        assertThat(listing.bindings()).extracting(Binding::name).containsExactly("b");
        assertThat(listing.broken())
                .containsExactly(
                        new Entry.Broken(
                                "c", "target group a, tag repoint:name: \"c\" is not unique: another binding has it"),
                        new Entry.Broken(
                                "c", "target group c, tag repoint:name: \"c\" is not unique: another binding has it"));
    }

    @Test
    void areRefusedAsTheirFinderRefuses() {
        Refusal refusal = new Refusal(Refusal.Verdict.FAILED, "GetResources was refused: AccessDenied, no");

        assertThat(new TaggedBindings(_ -> new Reply.Refused<>(refusal)).read())
                .isEqualTo(new Reply.Refused<>(refusal));
    }

    @Test
    void mayBeNone() {
        assertThat(listing().isEmpty()).isTrue();
    }

    private static TaggedGroup with(String tag, String value) {
        Map<String, String> tags = new HashMap<>(Map.of("repoint:source", "instance:orders"));
        tags.put(tag, value);
        return group("orders-tg", tags);
    }

    private static TaggedGroup group(String name, Map<String, String> tags) {
        return new TaggedGroup(Bindings.arn(name), name, tags);
    }

    private static Listing listing(TaggedGroup... groups) {
        Reply<List<Entry>> reply = new TaggedBindings(key -> {
                    assertThat(key).isEqualTo("repoint:source");
                    return new Reply.Given<>(Stream.of(groups).toList());
                })
                .read();
        assertThat(reply).isInstanceOf(Reply.Given.class);
        return reply instanceof Reply.Given<List<Entry>>(var entries) ? Listing.of(entries) : Listing.NONE;
    }
}
