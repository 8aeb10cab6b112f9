package dev.repoint.drill;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.opentest4j.TestAbortedException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.containers.wait.strategy.WaitAllStrategy;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * LocalStack's last image that asks for no account, in Docker: one for the whole JVM. It makes functions and can't run them,
 * which would take Lambda's images besides.
 *
 * @see <a href="https://docs.localstack.cloud/references/init-hooks/">LocalStack, initialization hooks</a>
 */
public final class LocalStackImage {

    static final String NAME = "localstack/localstack:4.14.0";

    private static final Duration START = Duration.ofMinutes(2);

    private static final String FUNCTIONS_NEED_NO_IMAGE = """
        from localstack.services.lambda_.invocation.docker_runtime_executor import DockerRuntimeExecutor
        DockerRuntimeExecutor.prepare_version = classmethod(lambda cls, function_version: None)
        """;

    private sealed interface Search {
        record Found(URI endpoint) implements Search {}

        record Nowhere(String reason) implements Search {}
    }

    private static final class Shared {
        static final Search SEARCH = search();
    }

    private LocalStackImage() {}

    /**
     * Where it listens.
     *
     * @throws TestAbortedException if it can't be started on this machine; the message says what was tried
     */
    public static URI endpoint() {
        try {
            return start();
        } catch (IOException e) {
            throw new TestAbortedException("NO LOCALSTACK IMAGE, and so no stack was made: " + e.getMessage(), e);
        }
    }

    /** @throws IOException if it can't be started on this machine; the message says what was tried */
    static URI start() throws IOException {
        return switch (Shared.SEARCH) {
            case Search.Found(URI endpoint) -> endpoint;
            case Search.Nowhere(String reason) -> throw new IOException(reason);
        };
    }

    private static Search search() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return new Search.Nowhere("no Docker engine answers");
        }
        var container = new LocalStackContainer(DockerImageName.parse(NAME));
        // Its own strategy reads the log alone, also of a container that can't be reached from here.
        container
                .waitingFor(new WaitAllStrategy()
                        .withStrategy(Wait.forLogMessage(".*Ready\\.\n", 1))
                        .withStrategy(Wait.forHttp("/_localstack/health"))
                        .withStartupTimeout(START))
                .withEnv("DISABLE_EVENTS", "1")
                .withEnv("SKIP_SSL_CERT_DOWNLOAD", "1")
                .withCopyToContainer(
                        Transferable.of(FUNCTIONS_NEED_NO_IMAGE), "/etc/localstack/init/start.d/functions.py");
        try {
            container.start();
        } catch (RuntimeException e) {
            return new Search.Nowhere(NAME + " does not start: " + e.getMessage());
        }
        return new Search.Found(container.getEndpoint());
    }
}
