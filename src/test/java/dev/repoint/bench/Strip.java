package dev.repoint.bench;

import java.util.Locale;
import java.util.stream.DoubleStream;

/** A row's runs as dots on a line that begins at zero, with its goal and floor as lines across; SVG. */
final class Strip {
    private static final int WIDTH = 420;
    private static final int HEIGHT = 30;
    private static final int AXIS = 16;
    private static final int MARGIN = 6;

    private final StringBuilder svg = new StringBuilder();
    private final double end;

    private Strip(Row row) {
        DoubleStream shown = DoubleStream.concat(
                DoubleStream.of(row.most()), DoubleStream.concat(row.bound().stream(), row.floorMedian().stream()));
        end = shown.max().orElseThrow() * 1.05;
    }

    static String of(Row row) {
        Strip strip = new Strip(row);
        strip.line("axis", 0, AXIS, strip.end, AXIS, "stroke=\"#8b949e\"");
        row.floorMedian().ifPresent(floor -> strip.across("floor", floor, "stroke=\"#8b949e\" stroke-width=\"3\""));
        row.bound().ifPresent(bound -> strip.across("goal", bound, "stroke=\"#d9480f\" stroke-dasharray=\"3 2\""));
        strip.line("median", row.median(), AXIS - 9, row.median(), AXIS + 9, "stroke=\"#0a66c2\" stroke-width=\"2\"");
        row.runs()
                .forEach(run -> strip.svg.append(String.format(
                        Locale.ROOT,
                        "<circle class=\"run\" cx=\"%.1f\" cy=\"%d\" r=\"3\" fill=\"#0a66c2\" fill-opacity=\"0.45\"/>",
                        strip.x(run),
                        AXIS)));
        return """
            <svg width="%d" height="%d" role="img"><title>%s</title>%s</svg>\
            """.formatted(WIDTH, HEIGHT, ReportPage.escaped(row.title()), strip.svg);
    }

    private void across(String name, double value, String style) {
        line(name, value, 2, value, HEIGHT - 2, style);
    }

    private void line(String name, double from, int top, double to, int bottom, String style) {
        svg.append(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" %s/>",
                name,
                x(from),
                top,
                x(to),
                bottom,
                style));
    }

    private double x(double value) {
        return MARGIN + (WIDTH - 2 * MARGIN) * value / end;
    }
}
