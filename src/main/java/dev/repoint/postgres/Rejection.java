package dev.repoint.postgres;

import dev.repoint.bootstrap.Place;
import dev.repoint.bootstrap.SourceDatabase.Admission;
import java.io.EOFException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** What a failed login means. */
final class Rejection {
    private static final int CAUSES_MAX = 10;

    /** pgjdbc's for a server that has no TLS or asks for another proof than it may, and for one that speaks nonsense. */
    private static final Set<String> STRANGE = Set.of("08004", "08P01");

    /**
     * Classes of errors by which a server says that it can't now: its connections, its memory or its disk are used up, it
     * starts or stops, it is broken.
     *
     * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">Postgres's error codes</a>
     */
    private static final Set<String> TEMPORARY = Set.of("08", "53", "57", "58", "XX");

    private static final List<Class<? extends Throwable>> CERTIFICATE = List.of(CertificateException.class);

    /** Which TLS has as causes of its own. */
    private static final List<Class<? extends Throwable>> NETWORK =
            List.of(SocketException.class, SocketTimeoutException.class, EOFException.class);

    private static final List<Class<? extends Throwable>> TLS = List.of(SSLException.class);

    private static final String INVALID_PASSWORD = "28P01";

    private final Place place;
    private final SQLException failure;

    private Rejection(Place place, SQLException failure) {
        this.place = place;
        this.failure = failure;
    }

    static Admission of(Place place, SQLException failure) {
        var words = new ServerWords(failure);
        return words.areOfServer() ? said(words) : new Rejection(place, failure).judged();
    }

    private static Admission said(ServerWords words) {
        return TEMPORARY.contains(words.stateClass())
                ? new Admission.Absent(words.brief())
                : new Admission.Denied(words.state().equals(INVALID_PASSWORD), words.brief());
    }

    private Admission judged() {
        if (isCausedBy(CERTIFICATE)) {
            return new Admission.Untrusted(why("its certificate is not trusted"));
        }
        if (isCausedBy(NETWORK)) {
            return new Admission.Absent(why("no answer"));
        }
        boolean isStrange = STRANGE.contains(Objects.requireNonNullElse(failure.getSQLState(), ""));
        return isStrange || isCausedBy(TLS)
                ? new Admission.Untrusted(why("no verified login over TLS"))
                : new Admission.Absent(why("no answer"));
    }

    private boolean isCausedBy(List<Class<? extends Throwable>> types) {
        return causes().anyMatch(cause -> types.stream().anyMatch(type -> type.isInstance(cause)));
    }

    private String why(String fault) {
        Throwable root = causes().reduce(failure, (_, cause) -> cause);
        return "%s at %s port %d: %s (%s)"
                .formatted(
                        place.host().name(),
                        place.address().getHostAddress(),
                        place.host().port(),
                        fault,
                        Objects.requireNonNullElse(root.getMessage(), root.toString()));
    }

    private Stream<Throwable> causes() {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(CAUSES_MAX);
    }
}
