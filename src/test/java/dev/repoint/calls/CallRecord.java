package dev.repoint.calls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What all processes of one build write down, a line for each different thing and a file for each process. The build begins by
 * deleting the folder, so that there is nothing in it of an earlier one.
 */
final class CallRecord {
    static final CallRecord OF_CALLS = new CallRecord("calls");
    static final CallRecord OF_TESTS = new CallRecord("tests");

    private static final Path FOLDER = Path.of("target", "calls");

    private final String kind;
    private final Set<String> written = ConcurrentHashMap.newKeySet();

    private CallRecord(String kind) {
        this.kind = kind;
    }

    void add(String line) {
        if (written.add(line)) {
            append(line);
        }
    }

    NavigableSet<String> lines() {
        NavigableSet<String> lines = new TreeSet<>();
        if (Files.notExists(FOLDER)) {
            return lines;
        }
        try (var files = Files.newDirectoryStream(FOLDER, kind + "-*")) {
            for (Path file : files) {
                lines.addAll(Files.readAllLines(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    private synchronized void append(String line) {
        try {
            Files.createDirectories(FOLDER);
            Path file = FOLDER.resolve(kind + "-" + ProcessHandle.current().pid());
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
