package dev.repoint.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The samples in events: one file for each shape that can wake the remediator, in refused each that may not, and in bootstrap
 * those of the other function.
 */
public final class EventSamples {
    private static final Path FOLDER = Path.of("events");

    private static final String BOOTSTRAP = "bootstrap/";

    private EventSamples() {}

    /** The names of the remediator's samples, such as {@code schedule-rule} and {@code refused/array}, in alphabetical order. */
    public static List<String> names() {
        return all().stream().filter(name -> !name.startsWith(BOOTSTRAP)).toList();
    }

    /** The names of the bootstrap's samples, such as {@code bootstrap/check}, in alphabetical order. */
    public static List<String> namesOfBootstrap() {
        return all().stream().filter(name -> name.startsWith(BOOTSTRAP)).toList();
    }

    /** The names of both functions' samples, in alphabetical order. */
    static List<String> all() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
                    .map(file -> file.replaceFirst("\\.json$", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a sample, as Lambda would hand it over. */
    public static String text(String name) {
        try {
            return Files.readString(FOLDER.resolve(name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
