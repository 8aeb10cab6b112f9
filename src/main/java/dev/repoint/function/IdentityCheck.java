package dev.repoint.function;

import dev.repoint.identity.TcpIdentity;
import dev.repoint.identity.TlsIdentity;
import dev.repoint.identity.TrustAnchors;
import dev.repoint.remediation.Identity;
import java.time.InstantSource;
import java.util.Optional;

/** Which proof that an address is the database is asked for before it is registered. */
sealed interface IdentityCheck {

    /** None: what DNS says is taken for true. */
    record None() implements IdentityCheck {}

    /** That something accepts connections there. */
    record Tcp() implements IdentityCheck {}

    /** That a Postgres presents the certificate of the database's endpoint. */
    record Tls(TrustAnchors anchors) implements IdentityCheck {}

    /** Reads it; {@code None} if it is absent, a problem if it is something else. Only TLS needs a bundle. */
    static IdentityCheck read(Environment environment, Problems problems) {
        return switch (environment.get("REPOINT_IDENTITY").orElse("none")) {
            case "none" -> new None();
            case "tcp" -> new Tcp();
            case "tls" ->
                CaBundle.read(environment, problems)
                        .<IdentityCheck>map(Tls::new)
                        .orElseGet(None::new);
            case String other -> {
                problems.add("REPOINT_IDENTITY", other, "\"none\", \"tcp\" or \"tls\"");
                yield new None();
            }
        };
    }

    /** What asks for that proof, if any is asked for. */
    default Optional<Identity> identity(InstantSource clock) {
        return switch (this) {
            case None _ -> Optional.empty();
            case Tcp _ -> Optional.of(new TcpIdentity(clock));
            case Tls(TrustAnchors anchors) -> Optional.of(new TlsIdentity(anchors, clock));
        };
    }
}
