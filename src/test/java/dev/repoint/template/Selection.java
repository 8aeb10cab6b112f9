package dev.repoint.template;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The metrics that an alarm's query or a dashboard's search takes: those of one name that have exactly these dimensions, one of
 * them with this value. Only the forms that the template uses are known; any other is refused.
 *
 * @param fold what makes one value of many, {@code MIN} in a query, {@code Minimum} in a search
 */
public record Selection(
        String fold, String namespace, String name, Set<String> dimensions, String dimension, String value) {

    /**
     * Of Metrics Insights.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-metrics-insights-querylanguage.html">
     *     Query components and syntax</a>
     */
    private static final Pattern QUERY = Pattern.compile("SELECT (?<fold>MIN|MAX|SUM)\\(\"(?<name>[A-Za-z]+)\"\\) FROM"
            + " SCHEMA\\(\"(?<namespace>[A-Za-z/]+)\"(?<dimensions>(, \"[A-Za-z]+\")+)\\) WHERE"
            + " \"(?<dimension>[A-Za-z]+)\" = '(?<value>[A-Za-z0-9_-]+)'");

    /**
     * Of a graph.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/search-expression-syntax.html">Search
     *     expression syntax</a>
     */
    private static final Pattern SEARCH =
            Pattern.compile("SEARCH\\('\\{(?<namespace>[A-Za-z/]+)(?<dimensions>(,[A-Za-z]+)+)}"
                    + " (?<dimension>[A-Za-z]+)=\"(?<value>[A-Za-z0-9_-]+)\" MetricName=\"(?<name>[A-Za-z]+)\"',"
                    + " '(?<fold>Minimum|Maximum|Sum)', 60\\)");

    private static final Pattern WORD = Pattern.compile("[A-Za-z]+");

    /** What a query takes; an exception if it isn't one. */
    public static Selection ofQuery(String query) {
        return of(QUERY.matcher(query), query);
    }

    /** What a search takes; an exception if it isn't one. */
    public static Selection ofSearch(String search) {
        return of(SEARCH.matcher(search), search);
    }

    private static Selection of(Matcher parsed, String text) {
        if (!parsed.matches()) {
            throw new IllegalArgumentException("the tests do not know " + text);
        }
        List<String> dimensions = WORD.matcher(parsed.group("dimensions"))
                .results()
                .map(MatchResult::group)
                .toList();
        return new Selection(
                parsed.group("fold"),
                parsed.group("namespace"),
                parsed.group("name"),
                new TreeSet<>(dimensions),
                parsed.group("dimension"),
                parsed.group("value"));
    }

    /** Whether the metric is among those. */
    public boolean takes(Metric metric) {
        TreeMap<String, String> its = metric.dimensions();
        return metric.namespace().equals(namespace)
                && metric.name().equals(name)
                && its.keySet().equals(dimensions)
                && value.equals(its.get(dimension));
    }
}
