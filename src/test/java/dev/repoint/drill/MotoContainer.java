package dev.repoint.drill;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** moto's published image, for machines that have Docker and no Python. Testcontainers removes it when the JVM is gone. */
final class MotoContainer {
    static final String IMAGE = "motoserver/moto:" + MotoProgram.VERSION;

    private static final int PORT = 5000;
    private static final Duration START = Duration.ofMinutes(3);

    private MotoContainer() {}

    static URI start() throws IOException {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new IOException("no Docker engine answers");
        }
        var container = new GenericContainer<>(DockerImageName.parse(IMAGE))
                .withExposedPorts(PORT)
                .waitingFor(Wait.forHttp("/moto-api/").withStartupTimeout(START));
        try {
            container.start();
        } catch (RuntimeException e) {
            throw new IOException(IMAGE + " does not start: " + e.getMessage(), e);
        }
        return URI.create("http://" + container.getHost() + ":" + container.getMappedPort(PORT));
    }
}
