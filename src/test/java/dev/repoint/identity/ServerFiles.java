package dev.repoint.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;

/** The files of a Postgres that say how it serves. */
record ServerFiles(Path data) {
    private static final int SECONDS_MAX = 10;

    /** From the next start on. */
    void showOnceStarted(Credential credential) throws IOException {
        Files.writeString(data.resolve("server.crt"), credential.certificatePem());
        Path key = data.resolve("server.key");
        Files.writeString(key, credential.keyPem());
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        set("ssl = on");
    }

    void withoutTls() throws IOException {
        set("ssl = off");
    }

    /** The last line of its kind counts. */
    void set(String line) throws IOException {
        Files.writeString(data.resolve("postgresql.conf"), line + "\n", StandardOpenOption.APPEND);
    }

    /** Sends {@code STOP} or {@code CONT} to the process that accepts connections. */
    void signal(String name) throws IOException, InterruptedException {
        String process =
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
        run("kill", "-" + name, process);
    }

    static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + " failed");
        }
    }
}
