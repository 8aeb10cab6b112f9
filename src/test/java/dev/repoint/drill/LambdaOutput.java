package dev.repoint.drill;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a function prints goes to a file rather than through a pipe: at the moment at which it posts its response the
 * file's length tells what it printed before, with no thread to wait for.
 */
record LambdaOutput(Path file) implements AutoCloseable {
    static LambdaOutput create() {
        try {
            Path file = Files.createTempFile("lambda-", ".log");
            file.toFile().deleteOnExit();
            return new LambdaOutput(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes so far. */
    long length() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> lines(long from, long to) {
        try (var output = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[Math.toIntExact(to - from)];
            output.seek(from);
            output.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
