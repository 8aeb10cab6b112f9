package dev.repoint.drill;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A second AWS that somebody else wrote, for what it has without an account: Route 53 and Parameter Store, but neither RDS nor
 * ELBv2. Its last free image where Docker is; else, where Python is, from its package. One for the whole JVM.
 */
public final class LocalStack {

    private static final String IMAGE = "localstack/localstack:4.14.0";

    /** The image's own release needs Python 3.12; this one runs on 3.10 and newer, with what it could depend on that day. */
    private static final String VERSION = "4.5.0";

    private static final String PACKAGES_BEFORE = "2025-07-01T00:00:00Z";
    private static final int START_SECONDS = 120;

    /** What runs is held on to: a process would end if its standard input were collected. */
    private record Running(Object container, URI endpoint) {}

    private static final class Shared {
        static final CompletableFuture<Running> FOUND = find();
    }

    private LocalStack() {}

    /**
     * Where it listens.
     *
     * @throws TestAbortedException if there is none to be had on this machine; the message says what was tried
     */
    public static URI endpoint() {
        try {
            return Shared.FOUND.join().endpoint;
        } catch (RuntimeException nowhere) {
            throw new TestAbortedException("NO LOCALSTACK, and so nothing was held against it: " + nowhere.getCause());
        }
    }

    private static CompletableFuture<Running> find() {
        try {
            return CompletableFuture.completedFuture(
                    DockerClientFactory.instance().isDockerAvailable() ? container() : process());
        } catch (IOException | RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Running container() {
        var container = new LocalStackContainer(DockerImageName.parse(IMAGE));
        container.start();
        return new Running(container, container.getEndpoint());
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
        return new Running(started(program, python.folder().resolve("output")), URI.create("http://127.0.0.1:" + port));
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
