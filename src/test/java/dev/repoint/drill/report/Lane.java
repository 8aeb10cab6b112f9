package dev.repoint.drill.report;

import java.time.Instant;
import java.util.List;

/** One row of the chart: what lasts, and what happens at a moment. */
record Lane(String title, String hint, List<Span> spans, List<Mark> marks) {
    /**
     * @param look the style sheet's class
     * @param label inside, if there is room
     */
    record Span(Instant from, Instant until, String look, String label) {}

    /** @param look the style sheet's class */
    record Mark(Instant at, String look, String label) {}

    static Lane of(String title, String hint, List<Span> spans) {
        return new Lane(title, hint, spans, List.of());
    }
}
