package dev.repoint.function;

import dev.repoint.remediation.Refusal;
import dev.repoint.remediation.Reply;
import dev.repoint.remediation.TaggedGroups;
import dev.repoint.remediation.TaggedGroups.TaggedGroup;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads bindings from the tags of their target groups: {@code repoint:source} makes a group a binding, the other tags are
 * called like the members of a binding's JSON.
 */
record TaggedBindings(TaggedGroups groups) implements Reading {

    static final String SOURCE = "repoint:source";

    private static final String PREFIX = "repoint:";

    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,9}");

    private static final List<String> RECORD = List.of("zoneId", "name", "ttlSeconds");

    @Override
    public Reply<List<Entry>> read() {
        return switch (groups.withTag(SOURCE)) {
            case Reply.Refused<List<TaggedGroup>>(Refusal refusal) -> new Reply.Refused<>(refusal);
            case Reply.Given<List<TaggedGroup>>(List<TaggedGroup> found) ->
                new Reply.Given<>(Entry.distinct(found.stream()
                        .sorted(Comparator.comparing(TaggedGroup::name).thenComparing(TaggedGroup::arn))
                        .map(TaggedBindings::entry)
                        .toList()));
        };
    }

    private static Entry entry(TaggedGroup group) {
        Json.Obj binding = Json.object();
        for (var tag : new TreeMap<>(group.tags()).entrySet()) {
            if (tag.getKey().startsWith(PREFIX)) {
                String member = tag.getKey().substring(PREFIX.length());
                binding = binding.with(member, value(member, tag.getValue()));
            }
        }
        Json.Obj named = binding.has("name") ? binding : binding.with("name", group.name());
        String tag = "target group " + group.name() + ", tag " + PREFIX;
        return Entry.read(group.name(), tag, named.with("targetGroupArn", group.arn()));
    }

    /** The text as the member's own type, where it can be read so; else as it is, to be refused with its name. */
    private static Json value(String member, String text) {
        return switch (member) {
            case "port" -> number(text);
            case "paused" ->
                text.equals("true") || text.equals("false")
                        ? new Json.Bool(Boolean.parseBoolean(text))
                        : new Json.Text(text);
            case "record" -> record(text);
            default -> new Json.Text(text);
        };
    }

    private static Json number(String text) {
        return NUMBER.matcher(text).matches() ? new Json.Num(text) : new Json.Text(text);
    }

    /** Written as zone, name and TTL with slashes between; the TTL may be left out. */
    private static Json record(String text) {
        String[] parts = text.split("/", RECORD.size());
        Json.Obj record = Json.object();
        for (int i = 0; i < parts.length; i++) {
            record = record.with(RECORD.get(i), i == RECORD.size() - 1 ? number(parts[i]) : new Json.Text(parts[i]));
        }
        return record;
    }
}
