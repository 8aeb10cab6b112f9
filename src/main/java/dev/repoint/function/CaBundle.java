package dev.repoint.function;

import dev.repoint.identity.TrustAnchors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Which certificates a database's chain has to lead to. */
final class CaBundle {

    private static final String NAME = "REPOINT_CA_BUNDLE";

    private CaBundle() {}

    /** Reads them; those that are packaged if the variable is absent, a problem if its file can't be used. */
    static Optional<TrustAnchors> read(Environment environment, Problems problems) {
        Optional<String> file = environment.get(NAME);
        try {
            return Optional.of(file.isPresent() ? TrustAnchors.read(Path.of(file.get())) : TrustAnchors.packaged());
        } catch (IOException unusable) {
            problems.add(NAME, String.valueOf(unusable.getMessage()));
            return Optional.empty();
        }
    }
}
