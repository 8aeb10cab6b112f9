package dev.repoint.function;

import dev.repoint.remediation.Source;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a binding follows: a host name, or an instance, cluster or reader pool by its identifier or ARN. */
final class SourceReader {

    /** @see <a href="https://www.rfc-editor.org/rfc/rfc1123#section-2">RFC 1123, section 2</a>; "_" for private zones */
    private static final Pattern HOST_NAME = Pattern.compile(
            "(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern KIND = Pattern.compile("(?<kind>instance|cluster|readers):(?<which>.*)");

    /**
     * Letters, digits and single hyphens, a letter first and no hyphen last, 63 at most; a cluster's are the same.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html">CreateDBInstance,
     *     DBInstanceIdentifier</a>
     */
    static final String IDENTIFIER = "(?=[^:]{1,63}$)[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*";

    /** @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Tagging.ARN.html">ARNs in RDS</a> */
    private static final String ARN = "arn:aws[a-z-]*:rds:[a-z0-9-]+:[0-9]{12}:";

    private static final Pattern INSTANCE = Pattern.compile("(" + ARN + "db:)?" + IDENTIFIER);

    private static final Pattern CLUSTER = Pattern.compile("(" + ARN + "cluster:)?" + IDENTIFIER);

    private final Problems problems;

    SourceReader(Problems problems) {
        this.problems = problems;
    }

    /** Reads {@code source}, and {@code empty} which belongs to it. */
    Optional<Source> read(Fields fields) {
        Optional<Source.WhenNone> whenNone = whenNone(fields);
        Optional<Source> source =
                fields.requiredText("source").flatMap(text -> source(fields.path("source"), text, whenNone));
        if (whenNone.isPresent()
                && source.filter(each -> !(each instanceof Source.Readers)).isPresent()) {
            problems.add(fields.path("empty"), "is only for a source that is \"readers:\" with a cluster");
        }
        return source;
    }

    /** Reads a host name, written as names are compared: in lower case, without a final dot. */
    static Optional<String> hostName(String text) {
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        return Optional.of(name).filter(HOST_NAME.asMatchPredicate()).map(each -> each.toLowerCase(Locale.ROOT));
    }

    private Optional<Source.WhenNone> whenNone(Fields fields) {
        return fields.text("empty").flatMap(word -> switch (word) {
            case "keep" -> Optional.of(Source.WhenNone.KEEP);
            case "writer" -> Optional.of(Source.WhenNone.WRITER);
            default -> {
                problems.add(fields.path("empty"), word, "\"keep\" or \"writer\"");
                yield Optional.empty();
            }
        });
    }

    private Optional<Source> source(String path, String text, Optional<Source.WhenNone> whenNone) {
        Matcher kind = KIND.matcher(text);
        if (!kind.matches()) {
            return endpoint(path, text);
        }
        String which = kind.group("which");
        return switch (kind.group("kind")) {
            case "instance" ->
                named(path, text, which, INSTANCE, "instance", "db").map(Source.Instance::new);
            case "cluster" ->
                named(path, text, which, CLUSTER, "cluster", "cluster").map(Source.Writer::new);
            default ->
                named(path, text, which, CLUSTER, "readers", "cluster")
                        .map(cluster -> new Source.Readers(cluster, whenNone.orElse(Source.WhenNone.KEEP)));
        };
    }

    /** RDS keeps identifiers in lower case, and nothing else of an ARN has another. */
    private Optional<String> named(String path, String text, String which, Pattern pattern, String kind, String type) {
        if (pattern.matcher(which).matches()) {
            return Optional.of(which.toLowerCase(Locale.ROOT));
        }
        problems.add(
                path,
                text,
                "\"" + kind + ":\" with an identifier or ARN, such as " + kind + ":orders or " + kind
                        + ":arn:aws:rds:eu-west-1:123456789012:" + type + ":orders");
        return Optional.empty();
    }

    private Optional<Source> endpoint(String path, String text) {
        Optional<Source.HostName> name = hostName(text).map(Source.HostName::new);
        if (name.isEmpty()) {
            problems.add(
                    path,
                    text,
                    "a host name, such as orders.abc123.eu-west-1.rds.amazonaws.com, nor \"instance:\", \"cluster:\" or"
                            + " \"readers:\" with an identifier or ARN");
        }
        Optional<Source.HostName> readers = name.filter(Source.HostName::isReaderPool);
        readers.ifPresent(pool -> problems.add(
                path,
                text,
                "a name to follow, since each answer gives only one of the readers; give \"readers:"
                        + pool.identifier().orElse("<cluster>") + "\""));
        return readers.isPresent() ? Optional.empty() : name.map(each -> each);
    }
}
