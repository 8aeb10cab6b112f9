package dev.repoint.drill.report;

import dev.repoint.drill.postgres.Outage;
import dev.repoint.drill.report.Lane.Mark;
import dev.repoint.drill.report.Lane.Span;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Lanes over one time axis, as boxes whose places are percentages: they fit any width, and need no script. */
final class Chart {
    private final Axis axis;
    private final List<Outage> outages;

    Chart(Axis axis, List<Outage> outages) {
        this.axis = axis;
        this.outages = outages;
    }

    String draw(List<Lane> lanes) {
        return axis() + lanes.stream().map(this::lane).collect(Collectors.joining());
    }

    private String axis() {
        String ticks = axis.ticks().stream()
                .map(tick -> "<span style=\"%s\">%s</span>".formatted(axis.left(tick), label(tick)))
                .collect(Collectors.joining());
        return row("axis", "<small>seconds after the loss</small>", ticks);
    }

    private String label(Instant tick) {
        return axis.time(tick).replace(".00 s", "");
    }

    private String lane(Lane lane) {
        String title = Markup.escaped(lane.title()) + " <small>" + Markup.escaped(lane.hint()) + "</small>";
        String shades = outages.stream()
                .map(outage ->
                        "<i class=\"outage\" style=\"%s\"></i>".formatted(axis.between(outage.from(), outage.until())))
                .collect(Collectors.joining());
        String lines = axis.ticks().stream()
                .map(tick -> "<i class=\"grid\" style=\"%s\"></i>".formatted(axis.left(tick)))
                .collect(Collectors.joining());
        String spans = lane.spans().stream()
                .filter(span -> axis.place(span.from()) < axis.place(span.until()))
                .map(this::span)
                .collect(Collectors.joining());
        String marks = lane.marks().stream()
                .filter(mark -> axis.shows(mark.at()))
                .map(this::mark)
                .collect(Collectors.joining());
        return row("lane", title, shades + lines + spans + marks);
    }

    private String span(Span span) {
        String label = Markup.escaped(span.label());
        Instant shownFrom = axis.shows(span.from()) ? span.from() : axis.from();
        return "<b class=\"span %s\" style=\"%s\" title=\"%s, from %s to %s\"><span>%s</span></b>"
                .formatted(
                        span.look(),
                        axis.between(shownFrom, span.until()),
                        label,
                        axis.time(shownFrom),
                        axis.time(span.until()),
                        label);
    }

    private String mark(Mark mark) {
        return "<i class=\"mark %s\" style=\"%s\" title=\"%s: %s\"></i>"
                .formatted(mark.look(), axis.left(mark.at()), axis.time(mark.at()), Markup.escaped(mark.label()));
    }

    private static String row(String look, String title, String content) {
        return """
            <div class="%s"><div class="title">%s</div><div class="track">%s</div></div>
            """.formatted(look, title, content);
    }
}
