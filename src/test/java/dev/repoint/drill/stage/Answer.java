package dev.repoint.drill.stage;

import dev.repoint.drill.scenario.Host;
import java.time.Instant;
import java.util.Optional;

/**
 * An answer of DNS about the endpoint.
 *
 * @param host nothing: the name does not exist
 */
public record Answer(Instant at, Optional<Host> host) {
    public boolean gives(Host wanted) {
        return host.filter(wanted::equals).isPresent();
    }

    @Override
    public String toString() {
        return host.map(Host::toString).orElse("NXDOMAIN");
    }
}
