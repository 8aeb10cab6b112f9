package dev.repoint.remediation;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Distributions as curves of an SVG: the share that is there over the seconds it took, on a logarithmic axis. */
final class Curves {

    private static final int WIDTH = 400;
    private static final int HEIGHT = 240;
    private static final int LEFT = 50;
    private static final int TOP = 40;
    private static final int GAP = 40;
    private static final double SECONDS_MIN = 0.5;
    private static final double SECONDS_MAX = 1_000;
    private static final List<String> COLOURS = List.of("#d9480f", "#e8a200", "#8a63d2", "#0a8f6c");

    private final StringBuilder svg = new StringBuilder();
    private int left = LEFT;

    /** @param panels what is drawn beside one another, by title; each holds curves by theirs */
    static String draw(Map<String, Map<String, Distribution>> panels) {
        Curves curves = new Curves();
        panels.forEach(curves::panel);
        curves.legend(panels.values().iterator().next().keySet());
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" \
            font-family="system-ui, sans-serif" font-size="12">
            <title>Time from a new primary's first answer to its target</title>
            <style>text { fill: #57606a } .grid { stroke: #8b949e; stroke-opacity: 0.35 } .curve { fill: none; stroke-width: 2 }
            @media (prefers-color-scheme: dark) { text { fill: #c9d1d9 } }</style>
            %s</svg>
            """.formatted(curves.left, TOP + HEIGHT + 80, curves.svg);
    }

    private void panel(String title, Map<String, Distribution> curves) {
        text(left, TOP - 16, "start", title);
        for (double seconds : new double[] {0.5, 1, 5, 10, 60, 120, 300, 1_000}) {
            line(x(seconds), TOP, x(seconds), TOP + HEIGHT);
            text(x(seconds), TOP + HEIGHT + 16, "middle", label(seconds));
        }
        for (int percent = 0; percent <= 100; percent += 25) {
            line(left, y(percent / 100.0), left + WIDTH, y(percent / 100.0));
            text(left - 6, y(percent / 100.0) + 4, "end", percent + " %");
        }
        int index = 0;
        for (Distribution curve : curves.values()) {
            curve(curve, COLOURS.get(index++));
        }
        left += WIDTH + LEFT + GAP;
    }

    private static String label(double seconds) {
        return seconds < 1 ? "0.5 s" : Math.round(seconds) + " s";
    }

    private void curve(Distribution curve, String colour) {
        StringBuilder points = new StringBuilder();
        for (int share = 1; share <= 1_000; share += 3) {
            double y = y(share / 1_000.0);
            curve.permille(share)
                    .ifPresent(time -> points.append(number(x(seconds(time))))
                            .append(',')
                            .append(number(y))
                            .append(' '));
        }
        svg.append("<polyline class=\"curve\" stroke=\"%s\" points=\"%s\"/>%n"
                .formatted(colour, points.toString().strip()));
    }

    private void legend(Iterable<String> titles) {
        int x = LEFT;
        int index = 0;
        for (String title : titles) {
            int y = TOP + HEIGHT + 50;
            svg.append("<rect x=\"%d\" y=\"%d\" width=\"14\" height=\"4\" fill=\"%s\"/>%n"
                    .formatted(x, y - 6, COLOURS.get(index++)));
            text(x + 20, y, "start", title);
            x += 190;
        }
    }

    private void line(double x1, double y1, double x2, double y2) {
        svg.append("<line class=\"grid\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>%n"
                .formatted(number(x1), number(y1), number(x2), number(y2)));
    }

    private void text(double x, double y, String anchor, String text) {
        svg.append(
                "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>%n".formatted(number(x), number(y), anchor, text));
    }

    private double x(double seconds) {
        double shown = Math.clamp(seconds, SECONDS_MIN, SECONDS_MAX);
        return left + WIDTH * Math.log(shown / SECONDS_MIN) / Math.log(SECONDS_MAX / SECONDS_MIN);
    }

    private static double y(double share) {
        return TOP + HEIGHT * (1 - share);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1_000.0;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
