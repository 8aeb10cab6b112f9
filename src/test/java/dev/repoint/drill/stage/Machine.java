package dev.repoint.drill.stage;

import dev.repoint.drill.scenario.Host;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.Optional;

/** What the drill needs of the machine it runs on. */
public final class Machine {
    private static final int TRIES = 20;

    private Machine() {}

    /** Why the drill can't run here, in one sentence that says what to do; nothing if it can. */
    public static Optional<String> obstacle() {
        String system = System.getProperty("os.name");
        if (!system.equals("Linux")) {
            return Optional.of("The drill needs Linux, whose loopback network has many addresses, and this is " + system
                    + ": run it in a container or a virtual machine.");
        }
        return Arrays.stream(Host.values())
                .flatMap(host -> refusal(host).stream())
                .findFirst();
    }

    private static Optional<String> refusal(Host host) {
        try {
            new ServerSocket(0, 1, host.address()).close();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("The drill needs the loopback addresses " + Host.FIRST + " and " + Host.SECOND + ", and "
                    + host + " can't be used (" + e.getMessage()
                    + "): add it, as with \"ip address add " + host + "/8 dev lo\".");
        }
    }

    /** A port that is free on all hosts. */
    static int freePort() throws IOException {
        for (int tries = 1; ; tries++) {
            try (var first = new ServerSocket(0, 1, Host.FIRST.address());
                    var _ = new ServerSocket(first.getLocalPort(), 1, Host.SECOND.address());
                    var _ = new ServerSocket(first.getLocalPort(), 1, Host.ELSEWHERE.address())) {
                return first.getLocalPort();
            } catch (IOException e) {
                if (tries == TRIES) {
                    throw new IOException("no port is free on all hosts: " + e.getMessage(), e);
                }
            }
        }
    }
}
