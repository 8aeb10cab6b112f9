package dev.repoint.drill.report;

import dev.repoint.drill.bootstrap.Preparation;
import dev.repoint.drill.scenario.Seconds;
import java.time.Duration;
import java.util.stream.Collectors;

/** What the page says of the first act: each step with its state, and the timeline. */
final class FirstActSection {
    private FirstActSection() {}

    static String of(Preparation preparation) {
        return """
            <section id="first-act">
            <header><h2>First act</h2> %s<p>What BootstrapFunction made of a bare Postgres, in %s.</p></header>
            %s
            <details><summary>The steps</summary>
            <table><thead><tr><th>Step</th><th>State</th><th>Detail</th></tr></thead><tbody>%s</tbody></table></details>
            <details><summary>The timeline in words</summary><ol>%s</ol></details>
            </section>
            """.formatted(
                        Markup.badge(preparation.isReady()),
                        seconds(preparation.took()),
                        Markup.failures(preparation.problems()),
                        steps(preparation),
                        timeline(preparation));
    }

    private static String steps(Preparation preparation) {
        return preparation.steps().stream()
                .map(step -> "<tr><td>%s</td><td>%s</td><td>%s</td></tr>"
                        .formatted(
                                Markup.escaped(step.id()), Markup.escaped(step.state()), Markup.escaped(step.detail())))
                .collect(Collectors.joining());
    }

    private static String timeline(Preparation preparation) {
        return preparation.timeline().stream()
                .map(note -> "<li><time>%s</time> %s</li>"
                        .formatted(
                                seconds(Duration.between(preparation.start(), note.at())), Markup.escaped(note.what())))
                .collect(Collectors.joining());
    }

    private static String seconds(Duration duration) {
        return Seconds.exactly(duration) + " s";
    }
}
