package dev.repoint.drill.report;

import dev.repoint.drill.report.Lane.Span;
import dev.repoint.drill.scenario.Seconds;
import dev.repoint.drill.stage.Happening;
import dev.repoint.drill.stage.Happening.Kind;
import dev.repoint.drill.stage.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whom the outage was waiting for, from its beginning to its end. */
final class Shares {
    private Shares() {}

    static Lane of(Verdict verdict) {
        List<Span> spans = new ArrayList<>();
        verdict.repairs().forEach(repair -> spans.addAll(of(verdict.recording(), repair)));
        return Lane.of("Waiting for", "during the outage", spans);
    }

    private static List<Span> of(Recording recording, Repair repair) {
        Instant end = after(recording, repair.loss().at(), Kind.STREAM_RESUMED);
        Instant registered = earlier(repair.registeredAt().orElse(end), end);
        Instant flipped = earlier(repair.flippedAt(), registered);
        Instant known = earlier(repair.from(), registered);
        Instant healthy = earlier(later(after(recording, registered, Kind.HEALTHY), registered), end);
        List<Span> spans = new ArrayList<>();
        add(spans, repair.loss().at(), flipped, "aws", "DNS");
        add(spans, flipped, known, "aws", wasRefused(recording, flipped, known) ? "ELBv2" : "the event");
        add(spans, known, registered, "repoint", "Repoint");
        add(spans, registered, healthy, "balancer", "the load balancer");
        add(spans, healthy, end, "client", "the client");
        return spans;
    }

    private static void add(List<Span> spans, Instant from, Instant until, String look, String who) {
        if (from.isBefore(until)) {
            String label = who + " " + Seconds.roughly(Duration.between(from, until)) + " s";
            spans.add(new Span(from, until, look, label));
        }
    }

    private static boolean wasRefused(Recording recording, Instant from, Instant until) {
        return recording.timeline().stream()
                .filter(happening -> happening.kind() == Kind.REFUSED)
                .anyMatch(happening ->
                        !happening.at().isBefore(from) && !happening.at().isAfter(until));
    }

    private static Instant after(Recording recording, Instant at, Kind kind) {
        Optional<Instant> found = recording.timeline().stream()
                .filter(happening -> happening.kind() == kind && happening.at().isAfter(at))
                .map(Happening::at)
                .findFirst();
        return found.orElse(recording.end());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
