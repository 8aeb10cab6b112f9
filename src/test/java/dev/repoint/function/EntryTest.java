package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Bindings that are read each on its own. */
final class EntryTest {

    @Test
    void breakAlone() {
        List<Entry> entries = read("[" + Bindings.json("orders", "orders") + ", {\"name\": \"stock\"}, 7]");

        assertThat(Listing.of(entries).bindings())
                .extracting(each -> each.name())
                .containsExactly("orders");
        assertThat(Listing.of(entries).broken())
                .containsExactly(
                        new Entry.Broken("stock", "place[1].source: is missing; place[1].targetGroupArn: is missing"),
                        new Entry.Broken("place[2]", "place[2]: is not an object"));
    }

    @Test
    void areCalledAfterTheirPlaceWhereTheirNameIsNone() {
        assertThat(Listing.of(read("[{\"name\": \"or ders\"}, {\"name\": 7}, {}]"))
                        .broken())
                .extracting(Entry.Broken::name)
                .containsExactly("place[0]", "place[1]", "place[2]");
    }

    @Test
    void areAllBrokenThatShareAName() {
        List<Entry> entries = read(
                "[" + Bindings.json("a", "x") + "," + Bindings.json("b", "y") + "," + Bindings.json("a", "z") + "]");

        assertThat(Listing.of(entries).bindings())
                .extracting(each -> each.name())
                .containsExactly("b");
        assertThat(Listing.of(entries).broken())
                .containsExactly(
                        new Entry.Broken("a", "place[0].name: \"a\" is not unique: another binding has it"),
                        new Entry.Broken("a", "place[2].name: \"a\" is not unique: another binding has it"));
    }

    @Test
    void areAllBrokenThatShareATargetGroup() {
        List<Entry> entries = read(
                "[" + Bindings.json("a", "x") + "," + Bindings.json("b", "x") + "," + Bindings.json("c", "z") + "]");

        assertThat(Listing.of(entries).bindings())
                .extracting(each -> each.name())
                .containsExactly("c");
        assertThat(Listing.of(entries).broken())
                .extracting(Entry.Broken::problem)
                .containsExactly(
                        "place[0].targetGroupArn: \"" + Bindings.arn("x") + "\" is not unique: another binding has it",
                        "place[1].targetGroupArn: \"" + Bindings.arn("x") + "\" is not unique: another binding has it");
    }

    /** A broken one is none, so that it takes nothing away from another. */
    @Test
    void shareNothingWithABrokenOne() {
        List<Entry> entries = read(
                "[" + Bindings.json("a", "x") + ", " + Bindings.json("a", "x").replace("{", "{\"port\": 0, ") + "]");

        assertThat(Listing.of(entries).bindings())
                .extracting(each -> each.name())
                .containsExactly("a");
        assertThat(Listing.of(entries).broken()).extracting(Entry.Broken::name).containsExactly("a");
    }

    private static List<Entry> read(String text) {
        return BindingDocument.read("place", text);
    }
}
