package dev.repoint.drill.report;

import dev.repoint.drill.bootstrap.Preparation;
import dev.repoint.drill.bootstrap.Preparation.Note;
import dev.repoint.drill.nlb.NlbTimings;
import dev.repoint.drill.scenario.Play;
import dev.repoint.drill.scenario.Scale;
import dev.repoint.drill.scenario.Scenario;
import dev.repoint.drill.scenario.Seconds;
import dev.repoint.drill.stage.Happening;
import dev.repoint.drill.stage.Happening.Kind;
import dev.repoint.drill.stage.Rows;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells on a terminal how the drill goes, line by line as it does. */
public final class Console {
    private final PrintStream out;
    private Optional<Instant> start = Optional.empty();

    public Console(PrintStream out) {
        this.out = out;
    }

    /** The first act, in seconds after its beginning. */
    public synchronized void begins() {
        start = Optional.of(Instant.now());
        out.println();
        out.println("First act: BootstrapFunction readies a bare Postgres for logical replication.");
        out.println();
    }

    public synchronized void happens(Note note) {
        tell(note.at(), note.what());
    }

    public synchronized void ends(Preparation preparation) {
        out.println();
        preparation
                .steps()
                .forEach(step -> out.println("%-20s  %-8s  %s".formatted(step.id(), step.state(), step.detail())));
        out.println();
        preparation.problems().forEach(problem -> out.println("FAILED: " + problem + "."));
        if (preparation.isReady()) {
            out.println("READY after " + Seconds.roughly(preparation.took()) + " s");
        }
    }

    public synchronized void begins(Play play) {
        start = Optional.empty();
        Scenario scenario = play.scenario();
        Scale scale = play.scale();
        NlbTimings nlb = NlbTimings.FIELD.scaled(scale.factor());
        out.println();
        out.println("Failover drill \"" + scenario + "\": " + scenario.summary() + ".");
        out.println("Scale " + scale.factor() + ": " + scale + "; the load balancer needs "
                + Seconds.exactly(nlb.untilHealthy()) + " s from registered to healthy instead of "
                + NlbTimings.FIELD.untilHealthy().toSeconds() + ".");
        out.println();
        out.println("          setting the stage: Postgres, DNS, ELBv2, the function, a writer and a client");
    }

    /** What happens before the first loss is told without a time. */
    public synchronized void happens(Happening happening) {
        if (happening.kind() == Kind.LOST) {
            start = start.or(() -> Optional.of(happening.at()));
        }
        tell(happening.at(), happening.what());
    }

    private void tell(Instant at, String what) {
        String time = start.map(zero -> "%6s s".formatted(Seconds.exactly(Duration.between(zero, at))))
                .orElse("");
        out.println("%8s  %s".formatted(time, what));
    }

    public synchronized void ends(Verdict verdict) {
        Rows rows = verdict.recording().rows();
        out.println();
        out.println("Outage seen by the client     %6s s".formatted(Seconds.exactly(verdict.outage())));
        out.println("Repoint is answerable for     %6s s, of a budget of %s s"
                .formatted(Seconds.exactly(verdict.repoint()), Seconds.exactly(verdict.budget())));
        out.println("Rows acknowledged             %6d".formatted(rows.written()));
        out.println("Rows received                 %6d".formatted(rows.received()));
        out.println("Rows missing                  %6d".formatted(rows.missing().size()));
        out.println(
                "Rows doubled                  %6d".formatted(rows.duplicates().size()));
        out.println("Target group ever empty       %6s".formatted(verdict.wasGroupEverEmpty() ? "yes" : "no"));
        new Neighbourhood(verdict.recording())
                .summary()
                .ifPresent(last -> out.println("Last of the others registered %6s".formatted(last)));
        verdict.failures().forEach(failure -> out.println("FAILED: " + failure + "."));
        if (verdict.isPassed()) {
            out.println("PASSED \"" + verdict.recording().play().scenario() + "\"");
        }
    }

    /** After all scenarios. */
    public synchronized void ends(List<Verdict> verdicts, Reports reports) {
        if (verdicts.size() > 1) {
            out.println();
            verdicts.forEach(verdict -> out.println(line(verdict)));
        }
        out.println();
        out.println("What happened, drawn: " + reports.page().toAbsolutePath());
    }

    private static String line(Verdict verdict) {
        return "%s  %-14s outage %6s s, of it Repoint %5s s, rows %d"
                .formatted(
                        verdict.isPassed() ? "PASSED" : "FAILED",
                        verdict.recording().play().scenario(),
                        Seconds.exactly(verdict.outage()),
                        Seconds.exactly(verdict.repoint()),
                        verdict.recording().rows().received());
    }
}
