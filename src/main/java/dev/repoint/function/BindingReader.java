package dev.repoint.function;

import dev.repoint.alignment.Target;
import dev.repoint.remediation.AddressRecord;
import dev.repoint.remediation.Binding;
import dev.repoint.remediation.Foreign;
import dev.repoint.remediation.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the bindings that {@code REPOINT_BINDINGS} spells out. */
final class BindingReader {

    private static final String VARIABLE = "REPOINT_BINDINGS";

    /** @see <a href="https://www.rfc-editor.org/rfc/rfc1123#section-2">RFC 1123, section 2</a>; "_" for private zones */
    private static final Pattern HOST_NAME =
            Pattern.compile("(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    private static final Pattern LATER_SOURCE = Pattern.compile("(instance|cluster|readers):.*");

    private static final Pattern TARGET_GROUP_ARN = Pattern.compile(
            "arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:targetgroup/[A-Za-z0-9-]{1,32}/[0-9a-z]+");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,127}");

    private static final Pattern ZONE_ID = Pattern.compile("(/hostedzone/)?[A-Z0-9]{1,32}");

    private final Problems problems;

    BindingReader(Problems problems) {
        this.problems = problems;
    }

    List<Binding> read(Optional<String> text) {
        if (text.isEmpty()) {
            problems.add(VARIABLE, "is missing; expected a JSON array of bindings");
            return List.of();
        }
        if (text.get().startsWith("ssm:") || text.get().equals("tags")) {
            problems.addNotYet(VARIABLE, text.get(), "give the bindings themselves as a JSON array");
            return List.of();
        }
        try {
            if (JsonText.read(text.get()) instanceof Json.Arr(var elements) && !elements.isEmpty()) {
                return distinct(elements);
            }
            problems.add(VARIABLE, text.get(), "a JSON array of at least one binding");
        } catch (InvalidInput malformed) {
            problems.add(VARIABLE, malformed.problem());
        }
        return List.of();
    }

    private List<Binding> distinct(List<Json> elements) {
        List<Binding> bindings = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Set<String> groups = new HashSet<>();
        for (int i = 0; i < elements.size(); i++) {
            String path = VARIABLE + "[" + i + "]";
            if (!(elements.get(i) instanceof Json.Obj object)) {
                problems.add(path, JsonText.write(elements.get(i)), "an object");
                continue;
            }
            binding(new Fields(path, object, problems)).ifPresent(binding -> {
                if (!names.add(binding.name())) {
                    problems.add(path + ".name", binding.name(), "unique: another binding has it");
                }
                if (!groups.add(binding.targetGroupArn())) {
                    problems.add(path + ".targetGroupArn", binding.targetGroupArn(), "unique: another binding has it");
                }
                bindings.add(binding);
            });
        }
        return bindings;
    }

    private Optional<Binding> binding(Fields fields) {
        Optional<String> name = matching(fields, "name", NAME, "a name of letters, digits, \"_\", \".\" and \"-\"");
        Optional<Source> source = source(fields);
        Optional<Integer> port = fields.number("port", 1, Target.PORT_MAX);
        Optional<String> group = matching(fields, "targetGroupArn", TARGET_GROUP_ARN, "the ARN of a target group");
        Optional<AddressRecord> record = fields.object("record").flatMap(this::record);
        Optional<Boolean> paused = fields.flag("paused");
        fields.text("foreign")
                .filter(foreign -> !foreign.equals("evict"))
                .ifPresent(foreign -> problems.addNotYet(fields.path("foreign"), foreign, "\"evict\" is"));
        fields.endsHere();
        if (name.isEmpty() || source.isEmpty() || group.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Binding(name.get(), source.get(), port, group.get(), record, Foreign.EVICT, paused.orElse(false)));
    }

    private Optional<Source> source(Fields fields) {
        Optional<String> text = fields.requiredText("source");
        if (text.filter(LATER_SOURCE.asMatchPredicate()).isPresent()) {
            problems.addNotYet(fields.path("source"), text.get(), "give the endpoint's host name");
            return Optional.empty();
        }
        Optional<Source.HostName> source =
                text.flatMap(name -> hostName(fields.path("source"), name)).map(Source.HostName::new);
        source.filter(Source.HostName::isReaderPool)
                .ifPresent(readers -> problems.addNotYet(
                        fields.path("source"),
                        readers.hostName(),
                        "give the cluster's writer or an instance's endpoint"));
        return source.map(each -> each);
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
        String lower = text.toLowerCase(Locale.ROOT);
        String name = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        if (HOST_NAME.matcher(name).matches()) {
            return Optional.of(name);
        }
        problems.add(path, text, "a host name, such as orders.abc123.eu-west-1.rds.amazonaws.com");
        return Optional.empty();
    }

    private Optional<String> matching(Fields fields, String name, Pattern pattern, String expected) {
        Optional<String> text = fields.requiredText(name);
        text.filter(pattern.asMatchPredicate().negate())
                .ifPresent(wrong -> problems.add(fields.path(name), wrong, expected));
        return text.filter(pattern.asMatchPredicate());
    }
}
