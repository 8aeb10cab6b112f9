package dev.repoint.fuzz;

import dev.repoint.dns.ReplyFuzz;
import dev.repoint.dns.SeedReplies;
import dev.repoint.function.BootstrapFuzz;
import dev.repoint.function.TriggerFuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs Jazzer on each target for as many seconds as the first argument says, in a JVM of its own, and ends with an error at
 * the first finding. The second argument is the folder for what it writes: in each target's, {@code log} ends with figures,
 * and an input that was found can be run again by giving Jazzer its name instead of a corpus.
 *
 * @see <a href="https://github.com/CodeIntelligenceTesting/jazzer">Jazzer</a>
 * @see <a href="https://llvm.org/docs/LibFuzzer.html#options">libFuzzer's options</a>
 */
final class Fuzzing {

    /** A target and the inputs to begin with. */
    private record Target(Class<?> type, Path seeds) {}

    private static final String LOOKED_AT = "dev.repoint.**:org.xbill.DNS.**:com.fasterxml.jackson.core.**";

    /** What an event of Lambda's takes in a log, and two DNS messages. */
    private static final int INPUT_BYTES_MAX = 16_384;

    private static final int ONE_INPUT_SECONDS_MAX = 20;
    private static final int START_SECONDS_MAX = 300;

    private Fuzzing() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int seconds = Integer.parseInt(arguments[0]);
        Path folder = Path.of(arguments[1]);
        Path replies = Files.createDirectories(folder.resolve("replies"));
        SeedReplies.writeTo(replies);
        List<Target> targets = List.of(
                new Target(TriggerFuzz.class, Path.of("events")),
                new Target(BootstrapFuzz.class, Path.of("events")),
                new Target(ReplyFuzz.class, replies));
        for (Target target : targets) {
            run(target, seconds, folder.resolve(target.type.getSimpleName()));
        }
    }

    private static void run(Target target, int seconds, Path folder) throws IOException, InterruptedException {
        Path corpus = Files.createDirectories(folder.resolve("corpus"));
        Path log = folder.resolve("log");
        Process jazzer = new ProcessBuilder(command(target, seconds, folder, corpus))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!jazzer.waitFor(seconds + START_SECONDS_MAX, TimeUnit.SECONDS)) {
            jazzer.destroyForcibly();
            throw new IllegalStateException(target.type.getSimpleName() + " does not end, see " + log);
        }
        String figures = String.join(", ", figures(log));
        System.out.println(target.type.getSimpleName() + ": " + figures);
        if (jazzer.exitValue() != 0) {
            throw new IllegalStateException(target.type.getSimpleName() + " found something, see " + log);
        }
    }

    private static List<String> command(Target target, int seconds, Path folder, Path corpus) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-ea", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-XX:+EnableDynamicAgentLoading", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add("com.code_intelligence.jazzer.Jazzer");
        command.add("--target_class=" + target.type.getName());
        command.add("--instrumentation_includes=" + LOOKED_AT);
        command.add("--reproducer_path=" + folder);
        command.addAll(List.of("-artifact_prefix=" + folder + "/", "-print_final_stats=1"));
        command.addAll(List.of("-max_total_time=" + seconds, "-timeout=" + ONE_INPUT_SECONDS_MAX));
        command.addAll(List.of("-max_len=" + INPUT_BYTES_MAX, "-rss_limit_mb=3072"));
        command.addAll(List.of(corpus.toString(), target.seeds.toString()));
        return command;
    }

    /** Executions, coverage and the like, as libFuzzer puts them down at its end. */
    private static List<String> figures(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        List<String> figures = new ArrayList<>();
        lines.stream()
                .filter(line -> line.matches("#[0-9]+\\s+DONE.*"))
                .map(line -> line.replaceAll("\\s+", " "))
                .forEach(figures::add);
        lines.stream().filter(line -> line.startsWith("stat::")).forEach(figures::add);
        return figures;
    }
}
