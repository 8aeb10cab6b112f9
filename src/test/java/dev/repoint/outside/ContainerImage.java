package dev.repoint.outside;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.repoint.drill.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * target/image built as its Dockerfile says, step by step in a folder: what the image has under {@code /} is there, and this
 * machine's JVM is the image's. Its commands are JSON arrays, so that no shell is in between.
 *
 * @see <a href="https://docs.docker.com/reference/dockerfile/">Dockerfile reference</a>
 */
final class ContainerImage {
    private static final Path CONTEXT = Path.of("target", "image");
    private static final Duration STEP_MAX = Duration.ofMinutes(3);
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern COPY = Pattern.compile("(?<stage>--from=[a-z]+ )?(?<what>[^ ]+) (?<to>/[^ ]*)");
    private static final Pattern PATH =
            Pattern.compile("(?<=^|[ =:@])/(?=function/|training\\.jar)", Pattern.MULTILINE);

    private final Path root;
    private final Path stage;
    private List<String> command = List.of();

    private ContainerImage(Path folder) {
        this.root = folder.resolve("image");
        this.stage = folder.resolve("stage");
    }

    /** @throws IOException if a step fails, with the end of what it printed */
    static ContainerImage build(Path folder) throws IOException {
        var image = new ContainerImage(folder);
        for (String line : instructions()) {
            image.step(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1));
        }
        return image;
    }

    private static List<String> instructions() throws IOException {
        return Files.readAllLines(CONTEXT.resolve("Dockerfile")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    /** The commands that the build of the image runs, in order. */
    static List<List<String>> runs() throws IOException {
        return all("RUN").map(ContainerImage::words).toList();
    }

    /** What it copies into a stage or from one to the next, in order. */
    static List<String> copies() throws IOException {
        return all("COPY").toList();
    }

    /** What a container starts, as it is written. */
    static List<String> entryPoint() throws IOException {
        return all("ENTRYPOINT").findFirst().map(ContainerImage::words).orElseThrow();
    }

    private static Stream<String> all(String instruction) throws IOException {
        return instructions().stream()
                .filter(line -> line.startsWith(instruction + " "))
                .map(line -> line.substring(instruction.length() + 1));
    }

    private void step(String instruction, String arguments) throws IOException {
        switch (instruction) {
            case "ARG", "WORKDIR", "ENTRYPOINT" -> {}
            case "FROM" -> from();
            case "COPY" -> copy(arguments);
            case "RUN" -> run(words(arguments));
            case "CMD" -> command = words(arguments);
            default -> throw new IOException("the tests do not know " + instruction);
        }
    }

    /** A stage begins; the one before is kept to copy from. */
    private void from() throws IOException {
        if (Files.exists(root)) {
            Files.move(root, stage);
        }
        Files.createDirectory(root);
    }

    private void copy(String arguments) throws IOException {
        Matcher copy = COPY.matcher(arguments);
        if (!copy.matches()) {
            throw new IOException("the tests do not know COPY " + arguments);
        }
        Path from = copy.group("stage") == null
                ? CONTEXT.resolve(copy.group("what"))
                : stage.resolve(copy.group("what").substring(1));
        Path to = root.resolve(copy.group("to").substring(1));
        if (Files.isRegularFile(from)) {
            copyFile(from, to.resolve(from.getFileName()));
            return;
        }
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                copyFile(file, to.resolve(file.getFileName()));
            }
        }
    }

    /** Times are kept, as Docker keeps them. */
    private void copyFile(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        if (to.toString().endsWith(".options")) {
            Files.writeString(to, here(Files.readString(to)));
        }
    }

    /** Runs a command in the image. */
    void run(List<String> words) throws IOException {
        Command.run(STEP_MAX, words.stream().map(this::here).toList());
    }

    /** What a container of it starts, with further options of its JVM. */
    List<String> start(String... options) throws IOException {
        List<String> words = new ArrayList<>(entryPoint());
        words.addAll(1, List.of(options));
        words.addAll(command);
        return words.stream().map(this::here).toList();
    }

    /** A file of the image. */
    Path file(String path) {
        return root.resolve(path.substring(1));
    }

    private String here(String text) {
        return text.equals("java") ? JAVA : PATH.matcher(text).replaceAll(Matcher.quoteReplacement(root + "/"));
    }

    private static List<String> words(String json) {
        try {
            return List.of(JSON.readValue(json, String[].class));
        } catch (IOException e) {
            throw new IllegalArgumentException("no JSON array: " + json, e);
        }
    }
}
