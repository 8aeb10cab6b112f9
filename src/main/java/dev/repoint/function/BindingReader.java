package dev.repoint.function;

import dev.repoint.alignment.Target;
import dev.repoint.remediation.AddressRecord;
import dev.repoint.remediation.Binding;
import dev.repoint.remediation.Foreign;
import dev.repoint.remediation.Source;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one binding, wherever it is written down. */
final class BindingReader {

    /** What a binding may be called: it serves as part of a parameter's name, too. */
    static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,127}");

    static final Pattern TARGET_GROUP_ARN = Pattern.compile(
            "arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:targetgroup/[A-Za-z0-9-]{1,32}/[0-9a-z]+");

    private static final Pattern ZONE_ID = Pattern.compile("(/hostedzone/)?[A-Z0-9]{1,32}");

    private final Problems problems;

    BindingReader(Problems problems) {
        this.problems = problems;
    }

    /** Reads it; what it gives is whole only if no problem was noted. */
    Optional<Binding> read(Fields fields) {
        Optional<String> name = matching(fields, "name", NAME, "a name of letters, digits, \"_\", \".\" and \"-\"");
        Optional<Source> source = new SourceReader(problems).read(fields);
        Optional<Integer> port = fields.number("port", 1, Target.PORT_MAX);
        Optional<String> group = matching(fields, "targetGroupArn", TARGET_GROUP_ARN, "the ARN of a target group");
        Optional<AddressRecord> record = fields.object("record").flatMap(this::record);
        Foreign foreign = foreign(fields);
        Optional<Boolean> paused = fields.flag("paused");
        fields.endsHere();
        if (name.isEmpty() || source.isEmpty() || group.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Binding(name.get(), source.get(), port, group.get(), record, foreign, paused.orElse(false)));
    }

    private Foreign foreign(Fields fields) {
        return switch (fields.text("foreign").orElse("evict")) {
            case "evict" -> Foreign.EVICT;
            case "keep" -> Foreign.KEEP;
            case String other -> {
                problems.add(fields.path("foreign"), other, "\"evict\" or \"keep\"");
                yield Foreign.EVICT;
            }
        };
    }

    private Optional<AddressRecord> record(Fields fields) {
        Optional<String> zone = matching(fields, "zoneId", ZONE_ID, "the id of a hosted zone, such as Z0123456789ABC");
        Optional<String> name = fields.requiredText("name").flatMap(text -> hostName(fields.path("name"), text));
        Optional<Integer> ttl = fields.number("ttlSeconds", 1, AddressRecord.TTL_SECONDS_MAX);
        fields.endsHere();
        if (zone.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new AddressRecord(
                zone.get().replace("/hostedzone/", ""), name.get(), ttl.orElse(AddressRecord.TTL_SECONDS_DEFAULT)));
    }

    private Optional<String> hostName(String path, String text) {
        Optional<String> name = SourceReader.hostName(text);
        if (name.isEmpty()) {
            problems.add(path, text, "a host name, such as orders-db.internal.example");
        }
        return name;
    }

    private static Optional<String> matching(Fields fields, String name, Pattern pattern, String expected) {
        fields.require(name);
        return fields.matching(name, pattern, expected);
    }
}
