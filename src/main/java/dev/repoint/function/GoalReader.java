package dev.repoint.function;

import dev.repoint.bootstrap.AdminLogin;
import dev.repoint.bootstrap.DatabaseId;
import dev.repoint.bootstrap.FindingId;
import dev.repoint.bootstrap.Goal;
import dev.repoint.bootstrap.PublicationGoal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads what a source database shall become. */
final class GoalReader {

    static final int SCHEMAS_MAX = 100;

    private static final Pattern SOURCE = Pattern.compile("(instance|cluster):" + SourceReader.IDENTIFIER);

    /** What accepting it doesn't help against. */
    private static final Set<FindingId> HOPELESS = Set.of(FindingId.DATABASE_MISSING, FindingId.ENGINE_UNSUPPORTED);

    private final Problems problems;
    private final NameReader names;
    private final SecretReader secrets;

    GoalReader(Problems problems) {
        this.problems = problems;
        this.names = new NameReader(problems);
        this.secrets = new SecretReader(problems);
    }

    /** Reads it; what it gives is whole only if no problem was noted. */
    Optional<Goal> read(Fields fields) {
        Optional<DatabaseId> source = source(fields);
        Optional<String> secret = secrets.required(fields, "passwordSecret");
        Goal rest = new Goal(
                source.orElseGet(() -> new DatabaseId.Instance("")),
                name(fields, "database").orElse("postgres"),
                schemas(fields),
                user(fields),
                secret.orElse(""),
                secrets.admin(fields).orElseGet(AdminLogin.ManagedSecret::new),
                publication(fields),
                parameters(fields),
                fields.word("reboot", List.of(Goal.Reboot.values())).orElse(Goal.Reboot.NEVER),
                fields.word("keyless", List.of(Goal.Keyless.values())).orElse(Goal.Keyless.REFUSE),
                acknowledged(fields),
                fields.matching("targetGroupArn", BindingReader.TARGET_GROUP_ARN, "the ARN of a target group"));
        return source.isPresent() && secret.isPresent() ? Optional.of(rest) : Optional.empty();
    }

    private static Optional<DatabaseId> source(Fields fields) {
        fields.require("source");
        return fields.matching(
                        "source",
                        SOURCE,
                        "\"instance:\" or \"cluster:\" with an identifier, such as instance:orders or cluster:orders")
                .map(text -> text.toLowerCase(Locale.ROOT).split(":", 2))
                .map(parts -> parts[0].equals("instance")
                        ? new DatabaseId.Instance(parts[1])
                        : new DatabaseId.Cluster(parts[1]));
    }

    private Optional<String> name(Fields fields, String field) {
        return fields.verbatim(field).flatMap(text -> names.read(fields.path(field), text));
    }

    private List<String> schemas(Fields fields) {
        return fields.texts("schemas")
                .map(texts -> names.readAll(fields.path("schemas"), texts, SCHEMAS_MAX, names::read))
                .orElse(List.of("public"));
    }

    private String user(Fields fields) {
        return fields.verbatim("user")
                .flatMap(text -> names.readUser(fields.path("user"), text))
                .orElse("clickpipes_user");
    }

    private PublicationGoal publication(Fields fields) {
        return fields.object("publication")
                .map(new PublicationReader(problems)::read)
                .orElseGet(PublicationReader::byDefault);
    }

    private NavigableMap<String, String> parameters(Fields fields) {
        return fields.object("parameters")
                .map(new ParametersReader(problems)::read)
                .orElseGet(ParametersReader::byDefault);
    }

    private NavigableSet<String> acknowledged(Fields fields) {
        List<String> allowed = Arrays.stream(FindingId.values())
                .filter(each -> !HOPELESS.contains(each))
                .map(FindingId::word)
                .toList();
        List<String> given = fields.texts("acknowledge").orElse(List.of());
        given.stream()
                .filter(word -> !allowed.contains(word))
                .forEach(word -> problems.add(
                        fields.path("acknowledge"), word, "a finding that can be acknowledged, one of " + allowed));
        return new TreeSet<>(given);
    }
}
