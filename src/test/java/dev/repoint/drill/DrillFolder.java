package dev.repoint.drill;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where a drill keeps its files, for one drill at a time; what an earlier one left is deleted. */
record DrillFolder(Path path, FileLock lock) implements AutoCloseable {

    /** @throws IOException in a sentence, if another drill is there */
    static DrillFolder at(Path path) throws IOException {
        Files.createDirectories(path.resolveSibling("."));
        Path lockFile = path.resolveSibling(path.getFileName() + ".lock");
        FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        Optional<FileLock> lock = Optional.ofNullable(channel.tryLock());
        if (lock.isEmpty()) {
            channel.close();
            throw new IOException("another drill is under way in " + path.toAbsolutePath());
        }
        var folder = new DrillFolder(path, lock.get());
        Files.createDirectories(path);
        folder.clear(path);
        return folder;
    }

    /** That all is well: the build looks for this file. */
    void pass() throws IOException {
        Files.createFile(path.resolve("passed"));
    }

    /** For the files of a scenario. */
    Path folder(String name) throws IOException {
        return Files.createDirectories(path.resolve(name));
    }

    /** Deletes what is in a folder of it. */
    void clear(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            List<Path> deepestFirst = all.filter(each -> !each.equals(folder))
                    .sorted(Comparator.reverseOrder())
                    .toList();
            for (Path each : deepestFirst) {
                Files.delete(each);
            }
        }
    }

    @Override
    public void close() throws IOException {
        lock.channel().close();
    }
}
