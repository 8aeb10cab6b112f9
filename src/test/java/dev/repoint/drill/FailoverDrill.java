package dev.repoint.drill;

import dev.repoint.drill.bootstrap.FirstAct;
import dev.repoint.drill.bootstrap.Preparation;
import dev.repoint.drill.bootstrap.ReadySource;
import dev.repoint.drill.bootstrap.SourcePostgres;
import dev.repoint.drill.postgres.UnsupportedMachine;
import dev.repoint.drill.report.Console;
import dev.repoint.drill.report.Reports;
import dev.repoint.drill.report.Verdict;
import dev.repoint.drill.scenario.Options;
import dev.repoint.drill.scenario.Play;
import dev.repoint.drill.stage.Director;
import dev.repoint.drill.stage.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The failover drill: the real BootstrapFunction readies a bare Postgres; then a real Postgres dies on one loopback address and comes up on another, DNS follows, the events
 * arrive, the real function repairs the target group, and a real logical-replication client misses no row. What to play
 * is told by system properties, see docs/drill.md.
 */
public final class FailoverDrill {
    /** None is 1, which is what Java ends with when it can't start. */
    private static final int PASSED = 0;

    private static final int IMPOSSIBLE = 2;
    private static final int FAILED = 3;

    private final Console console = new Console(System.out);
    private final DrillFolder folder;

    private FailoverDrill(DrillFolder folder) {
        this.folder = folder;
    }

    /** Takes no arguments. */
    public static void main(String[] arguments) {
        ProcessHandle.current().parent().ifPresent(FailoverDrill::endWith);
        System.exit(run());
    }

    /** Ctrl-C reaches this process too; a signal to Maven alone does not. */
    private static void endWith(ProcessHandle starter) {
        var _ = starter.onExit().thenRun(() -> System.exit(IMPOSSIBLE));
    }

    private static int run() {
        try (var folder = DrillFolder.at(Path.of("target", "drill"))) {
            Optional<String> obstacle = Machine.obstacle();
            if (obstacle.isPresent()) {
                return impossible(obstacle.get());
            }
            var options = Options.read(name -> Optional.ofNullable(System.getProperty(name)));
            return new FailoverDrill(folder).play(options.plays()) ? PASSED : FAILED;
        } catch (UnsupportedMachine | IllegalArgumentException e) {
            return impossible(String.valueOf(e.getMessage()));
        } catch (IOException | UncheckedIOException e) {
            return impossible("The drill can't be played: " + e.getMessage());
        } catch (InterruptedException e) {
            return impossible("The drill was interrupted.");
        }
    }

    private static int impossible(String why) {
        System.err.println(why);
        return IMPOSSIBLE;
    }

    private boolean play(List<Play> plays) throws IOException, InterruptedException {
        console.begins();
        try (var postgres = SourcePostgres.start(folder.folder("source"))) {
            Preparation preparation = new FirstAct(postgres, console::happens)
                    .play(plays.getFirst().scale());
            console.ends(preparation);
            var reports = new Reports(folder.path(), preparation);
            reports.write(List.of());
            if (!preparation.isReady()) {
                return false;
            }
            return play(plays, new ReadySource(postgres, preparation.pipe().orElseThrow()), reports);
        }
    }

    private boolean play(List<Play> plays, ReadySource source, Reports reports)
            throws IOException, InterruptedException {
        List<Verdict> verdicts = new ArrayList<>();
        for (Play play : plays) {
            verdicts.add(play(play, source));
            reports.write(verdicts);
        }
        console.ends(verdicts, reports);
        boolean isPassed = verdicts.stream().allMatch(Verdict::isPassed);
        if (isPassed) {
            folder.pass();
        }
        return isPassed;
    }

    private Verdict play(Play play, ReadySource source) throws IOException, InterruptedException {
        console.begins(play);
        Path files = folder.folder("postgres");
        try (var director = new Director(play, source, files, console::happens)) {
            director.calm();
            Verdict verdict = Verdict.on(director.play());
            console.ends(verdict);
            return verdict;
        } finally {
            folder.clear(files);
        }
    }
}
