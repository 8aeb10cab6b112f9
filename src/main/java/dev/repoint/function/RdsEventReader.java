package dev.repoint.function;

import dev.repoint.function.RdsEvent.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the two forms in which RDS tells of an event; the samples in {@code events/} show both. */
final class RdsEventReader {

    private static final Pattern ARN = Pattern.compile("arn:[^:]*:rds:[^:]*:[^:]*:(?<type>[^:]+):(?<id>.+)");

    private static final Pattern ID = Pattern.compile("RDS-EVENT-[0-9]+");

    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private RdsEventReader() {}

    /**
     * Reads an event as EventBridge delivers it. Ids, categories and tags may be missing.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-cloudwatch-events.sample.html">Tutorial: log
     *     DB instance state changes</a>
     */
    static RdsEvent ofEventBridge(Json.Obj event) {
        Json.Obj detail = event.object("detail").orElseGet(Json::object);
        Stream<String> resources = event.array("resources").stream()
                .flatMap(each -> each instanceof Json.Text(var arn) ? Stream.of(arn) : Stream.empty());
        Optional<Matcher> arn = Stream.concat(detail.text("SourceArn").stream(), resources)
                .map(ARN::matcher)
                .filter(Matcher::matches)
                .findFirst();
        String type = arn.map(found -> found.group("type"))
                .or(() -> detail.text("SourceType"))
                .or(() -> event.text("detail-type"))
                .orElse("");
        // The sample in the documentation has "rds:" before the identifier; real events don't.
        Optional<String> identifier = arn.map(found -> found.group("id"))
                .or(() -> detail.text("SourceIdentifier").map(id -> id.replaceFirst("^rds:", "")));
        Set<String> categories = detail.array("EventCategories").stream()
                .flatMap(each -> each instanceof Json.Text(var category) ? Stream.of(category) : Stream.empty())
                .collect(Collectors.toSet());
        Instant at = Stream.of(event.text("time"), detail.text("Date"))
                .flatMap(text -> text.flatMap(RdsEventReader::instant).stream())
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new InvalidInput("time: is missing or no instant such as 2026-11-22T12:00:00Z"));
        return new RdsEvent(kind(type), lower(identifier), detail.text("EventID"), categories, at);
    }

    /**
     * Reads the payload of an RDS event subscription. The source may hide in its link, its id may be missing.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-rds.html">Lambda with RDS event notifications</a>
     */
    static RdsEvent ofSubscription(Json.Obj payload) {
        Optional<Matcher> arn = payload.text("Source ARN").map(ARN::matcher).filter(Matcher::matches);
        String type = arn.map(found -> found.group("type"))
                .or(() -> payload.text("Event Source"))
                .orElse("");
        Optional<String> identifier = arn.map(found -> found.group("id"))
                .or(() -> payload.text("Source ID"))
                .or(() -> payload.text("Identifier Link").flatMap(RdsEventReader::identifierInLink));
        Optional<String> id =
                payload.text("Event ID").map(ID::matcher).filter(Matcher::find).map(Matcher::group);
        Instant at = payload.text("Event Time")
                .flatMap(text -> instant(text.strip().replace(' ', 'T') + "Z"))
                .orElseThrow(() ->
                        new InvalidInput("Event Time: is missing or no time in UTC such as 2026-11-22 12:00:00.000"));
        return new RdsEvent(kind(type), lower(identifier), id, Set.of(), at);
    }

    private static Optional<String> identifierInLink(String link) {
        Matcher identifier =
                Pattern.compile("[:;]id=(?<id>[^;\\s]+)|SourceId: (?<old>\\S+)").matcher(link);
        return identifier.find()
                ? Optional.ofNullable(identifier.group("id")).or(() -> Optional.ofNullable(identifier.group("old")))
                : Optional.empty();
    }

    private static Kind kind(String type) {
        return switch (type) {
            case "db", "db-instance", "DB_INSTANCE", "RDS DB Instance Event" -> Kind.INSTANCE;
            case "cluster", "db-cluster", "CLUSTER", "RDS DB Cluster Event" -> Kind.CLUSTER;
            case "deployment", "blue-green-deployment", "BLUE_GREEN_DEPLOYMENT", "RDS Blue Green Deployment Event" ->
                Kind.BLUE_GREEN_DEPLOYMENT;
            default -> Kind.OTHER;
        };
    }

    /** The time that {@code text} says, of a year with four digits: with others there is no reckoning. */
    static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text)).filter(at -> !at.isBefore(Instant.EPOCH) && at.isBefore(END));
        } catch (DateTimeException notAnInstant) {
            return Optional.empty();
        }
    }

    /** RDS keeps identifiers in lower case, as DNS names are compared. */
    private static Optional<String> lower(Optional<String> identifier) {
        return identifier.map(text -> text.toLowerCase(Locale.ROOT));
    }
}
