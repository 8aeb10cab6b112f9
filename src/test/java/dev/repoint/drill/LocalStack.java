package dev.repoint.drill;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;

/**
 * A second AWS that somebody else wrote, for what it has without an account: Route 53 and Parameter Store, but neither RDS nor
 * ELBv2. Its last free image where Docker is; else, where Python is, from its package. One for the whole JVM.
 */
public final class LocalStack {

    /** The image's own release needs Python 3.12; this one runs on 3.10 and newer, with what it could depend on that day. */
    private static final String VERSION = "4.5.0";

    private static final String PACKAGES_BEFORE = "2025-07-01T00:00:00Z";
    private static final int START_SECONDS = 120;

    /** The process is held on to: it would end if its standard input were collected. */
    private record Running(Optional<Process> process, URI endpoint) {}

    private sealed interface Search {
        record Found(Running server) implements Search {}

        record Nowhere(String reasons) implements Search {}
    }

    private static final class Shared {
        static final Search SEARCH = search();
    }

    private LocalStack() {}

    /**
     * Where it listens.
     *
     * @throws TestAbortedException if there is none to be had on this machine; the message says what was tried
     */
    public static URI endpoint() {
        return switch (Shared.SEARCH) {
            case Search.Found(Running server) -> server.endpoint;
            case Search.Nowhere(String reasons) -> throw new TestAbortedException(reasons);
        };
    }

    private static Search search() {
        try {
            return new Search.Found(new Running(Optional.empty(), LocalStackImage.start()));
        } catch (IOException noImage) {
            return processAfter(noImage);
        }
    }

    private static Search processAfter(IOException noImage) {
        try {
            return new Search.Found(process());
        } catch (IOException noProcess) {
            return new Search.Nowhere("NO LOCALSTACK, and so nothing was held against it. IN_A_CONTAINER: "
                    + noImage.getMessage() + "; UNDER_TARGET: " + noProcess.getMessage());
        }
    }

    private static Running process() throws IOException {
        var python = PythonEnvironment.with(
                "localstack",
                VERSION,
                List.of("--upgrade", "pip"),
                List.of("--uploaded-prior-to", PACKAGES_BEFORE, "localstack-core[runtime]==" + VERSION));
        int port = freePort();
        ProcessBuilder program =
                Leash.on(List.of(python.program("python").toString(), "-m", "localstack.runtime.main"));
        program.environment().put("GATEWAY_LISTEN", "127.0.0.1:" + port);
        program.environment().put("DNS_ADDRESS", "0");
        program.environment().put("DISABLE_EVENTS", "1");
        program.environment().put("SKIP_SSL_CERT_DOWNLOAD", "1");
        program.environment().put("HOME", python.folder().toString());
        Process process = started(program, python.folder().resolve("output"));
        return new Running(Optional.of(process), URI.create("http://127.0.0.1:" + port));
    }

    /** Its output goes to a file: at its end it writes, and if nobody reads any more it doesn't end. */
    private static Process started(ProcessBuilder program, Path output) throws IOException {
        Process process = program.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            for (int tenths = 0; tenths < 10 * START_SECONDS; tenths++) {
                if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                    throw new IOException("it ended; its words: " + Files.readString(output));
                }
                if (Files.readAllLines(output).contains("Ready.")) {
                    return process;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.getOutputStream().close();
        throw new IOException("LocalStack is not ready within " + START_SECONDS + " seconds");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
