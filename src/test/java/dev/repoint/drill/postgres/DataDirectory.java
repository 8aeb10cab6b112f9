package dev.repoint.drill.postgres;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What outlives the host: the files of one Postgres, which one server at a time may serve. */
record DataDirectory(PostgresBinaries binaries, Unprivileged unprivileged, Path path, ServerSetup setup) {
    private static final Duration INITDB = Duration.ofMinutes(1);

    /** Shared memory in files, because a killed server leaves the kernel's behind. */
    private static final List<String> SETTINGS =
            List.of("unix_socket_directories=", "dynamic_shared_memory_type=mmap", "shared_buffers=16MB");

    /** @throws IOException with initdb's own words, if it fails */
    static DataDirectory create(Path path, Login owner, ServerSetup setup) throws IOException {
        PostgresBinaries binaries = PostgresBinaries.unpacked(setup.major());
        var directory = new DataDirectory(binaries, Unprivileged.onThisMachine(binaries), path, setup);
        Path password = Files.createTempFile("password-", "");
        try {
            Files.writeString(password, owner.password());
            directory.initialise(owner.user(), password);
        } finally {
            Files.delete(password);
        }
        Files.write(path.resolve("pg_hba.conf"), setup.access());
        directory.set(setup.settings());
        return directory;
    }

    /** One with a copy of the files, which no server serves now; its server's words go nowhere. */
    DataDirectory copy(Path to, List<String> settings) throws IOException {
        Archive.copy(path, to);
        var silent = new ServerSetup(setup.major(), setup.access(), setup.settings(), _ -> {});
        var copy = new DataDirectory(binaries, unprivileged, to, silent);
        copy.set(settings);
        copy.initdb(List.of("--sync-only"));
        return copy;
    }

    /** Without fsync here: these files need to outlive a process, not this machine. */
    private void initialise(String user, Path password) throws IOException {
        initdb(List.of(
                "--username=" + user,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--no-locale",
                "--no-sync"));
    }

    private void initdb(List<String> arguments) throws IOException {
        Program initdb = run("initdb", arguments, "");
        if (!initdb.succeeds(INITDB)) {
            initdb.kill();
            throw new IOException("initdb fails in " + path + ": " + initdb.lastWords());
        }
    }

    void show(ServerCertificate certificate) throws IOException {
        Files.writeString(path.resolve("server.crt"), certificate.certificatePem());
        Path key = path.resolve("server.key");
        Files.writeString(key, certificate.keyPem());
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        set(List.of("ssl = on"));
    }

    /** From the next start on. Of two lines for one setting the later counts. */
    void set(List<String> lines) throws IOException {
        Files.write(path.resolve("postgresql.conf"), lines, StandardOpenOption.APPEND);
    }

    Program serve(InetSocketAddress address, String readyWords) throws IOException {
        List<String> arguments = new ArrayList<>();
        SETTINGS.forEach(setting -> arguments.addAll(List.of("-c", setting)));
        arguments.addAll(
                List.of("-c", "listen_addresses=" + address.getAddress().getHostAddress()));
        arguments.addAll(List.of("-c", "port=" + address.getPort()));
        return run("postgres", arguments, readyWords);
    }

    /** After a kill, when nothing of the server is left: the next one would take a reused process id for it. */
    void forgetServer() throws IOException {
        Files.deleteIfExists(path.resolve("postmaster.pid"));
    }

    private Program run(String name, List<String> arguments, String awaited) throws IOException {
        List<String> command = new ArrayList<>(List.of(binaries.program(name), "-D", path.toString()));
        command.addAll(arguments);
        return Program.start(unprivileged.command(command), awaited, setup.log());
    }
}
