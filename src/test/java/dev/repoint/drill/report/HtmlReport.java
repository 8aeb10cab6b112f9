package dev.repoint.drill.report;

import dev.repoint.drill.bootstrap.Preparation;
import dev.repoint.drill.scenario.Seconds;
import dev.repoint.drill.stage.Happening;
import dev.repoint.drill.stage.Recording;
import dev.repoint.drill.stage.Rows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The page for people: sums, chart and timeline of each scenario, in one file that needs no other. */
final class HtmlReport {
    private static final String LEGEND = """
        <figcaption>
        <span><i class="outage"></i>outage of the client</span>
        <span><i class="key mark look first"></i><i class="key mark look second"></i>a look, and what it saw</span>
        <span><i class="key span run"></i>an invocation</span>
        <span><i class="key mark event"></i>event</span>
        <span><i class="key mark tick"></i>tick</span>
        <span><i class="key mark describe"></i>health read</span>
        <span><i class="key mark register"></i>registered</span>
        <span><i class="key mark deregister"></i>deregistered</span>
        <span><i class="key mark refused"></i>refused</span>
        </figcaption>
        """;

    private HtmlReport() {}

    static String of(Preparation preparation, List<Verdict> verdicts) {
        String sections = verdicts.stream().map(HtmlReport::section).collect(Collectors.joining());
        return Markup.template()
                .replace("<!-- overview -->", verdicts.size() < 2 ? "" : overview(verdicts))
                .replace("<!-- first act -->", FirstActSection.of(preparation))
                .replace("<!-- scenarios -->", sections);
    }

    private static String overview(List<Verdict> verdicts) {
        String entries = verdicts.stream()
                .map(verdict -> "<li><a href=\"#%1$s\">%1$s</a> %2$s</li>"
                        .formatted(verdict.recording().play().scenario(), badge(verdict)))
                .collect(Collectors.joining());
        return "<nav aria-label=\"Scenarios\"><ul>" + entries + "</ul></nav>";
    }

    private static String badge(Verdict verdict) {
        return Markup.badge(verdict.isPassed());
    }

    private static String section(Verdict verdict) {
        Recording recording = verdict.recording();
        List<Lane> lanes = new ArrayList<>(new Lanes(recording).all());
        lanes.add(Shares.of(verdict));
        var axis = Axis.of(recording);
        return """
            <section id="%1$s">
            <header><h2>%1$s</h2> %2$s<p>%3$s. %4$s</p></header>
            %5$s
            <dl class="sums">%6$s</dl>
            <figure>
            <div class="chart" role="img" aria-label="Timeline of the scenario; the list below says the same in words">
            %7$s</div>
            %9$s</figure>
            <details><summary>The timeline in words</summary><ol>%8$s</ol></details>
            </section>
            """.formatted(
                        recording.play().scenario(),
                        badge(verdict),
                        Markup.escaped(capitalised(recording.play().scenario().summary())),
                        Markup.escaped("Scale %s: %s."
                                .formatted(
                                        recording.play().scale().factor(),
                                        recording.play().scale())),
                        Markup.failures(verdict.failures()),
                        sums(verdict),
                        new Chart(axis, recording.outages()).draw(lanes),
                        timeline(recording.timeline(), axis),
                        LEGEND);
    }

    private static String sums(Verdict verdict) {
        Rows rows = verdict.recording().rows();
        return sum("", "outage seen by the client", seconds(verdict.outage()))
                + sum("repoint", "of it Repoint (budget " + seconds(verdict.budget()) + ")", seconds(verdict.repoint()))
                + sum("", "rows acknowledged", Long.toString(rows.written()))
                + sum("", "rows received", Long.toString(rows.received()))
                + sum("", "rows missing", Integer.toString(rows.missing().size()))
                + sum("", "rows doubled", Integer.toString(rows.duplicates().size()))
                + sum("", "target group ever empty", verdict.wasGroupEverEmpty() ? "yes" : "no");
    }

    private static String sum(String look, String name, String value) {
        return "<div class=\"%s\"><dt>%s</dt><dd>%s</dd></div>".formatted(look, name, value);
    }

    private static String timeline(List<Happening> happenings, Axis axis) {
        return happenings.stream()
                .map(happening -> "<li><time>%s</time> %s</li>"
                        .formatted(axis.time(happening.at()), Markup.escaped(happening.what())))
                .collect(Collectors.joining());
    }

    private static String seconds(Duration duration) {
        return Seconds.exactly(duration) + " s";
    }

    private static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
