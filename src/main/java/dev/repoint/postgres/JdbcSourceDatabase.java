package dev.repoint.postgres;

import dev.repoint.bootstrap.Login;
import dev.repoint.bootstrap.Place;
import dev.repoint.bootstrap.SourceDatabase;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.postgresql.Driver;

/** The source database by way of pgjdbc. */
public final class JdbcSourceDatabase implements SourceDatabase {

    /** "Repo" and "int" in ASCII: the key of an advisory lock is two numbers that nobody else may happen to use. */
    private static final int LOCK_CLASS = 0x5265706f;

    private static final int LOCK_OBJECT = 0x00696e74;

    private final List<X509Certificate> trusted;

    /** @param trusted certificates of authorities, to one of which the server's chain has to lead */
    public JdbcSourceDatabase(List<X509Certificate> trusted) {
        if (trusted.isEmpty()) {
            throw new IllegalArgumentException("nobody would be trusted");
        }
        this.trusted = List.copyOf(trusted);
    }

    @Override
    public Admission read(Place place, Login login) {
        return enter(place, login, Access.READ);
    }

    /**
     * The lock is the session's: Postgres lets go of it when the connection ends, however it does.
     *
     * @see <a href="https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS">Advisory locks</a>
     */
    @Override
    public Admission change(Place place, Login login) {
        return enter(place, login, Access.CHANGE);
    }

    private Admission enter(Place place, Login login, Access access) {
        if (login.secret().value().isEmpty()) {
            return new Admission.Denied(true, "an empty password opens nothing");
        }
        try {
            JdbcSession session = connect(place, login, access);
            return switch (access) {
                case READ -> new Admission.Open(session);
                case CHANGE -> lock(session);
            };
        } catch (SQLException e) {
            return Rejection.of(place, e);
        }
    }

    private static Admission lock(JdbcSession session) throws SQLException {
        try (PreparedStatement lock = session.prepare("SELECT pg_advisory_lock(?, ?)")) {
            lock.setInt(1, LOCK_CLASS);
            lock.setInt(2, LOCK_OBJECT);
            lock.execute();
            return new Admission.Open(session);
        } catch (SQLException e) {
            session.close();
            if (Objects.equals(e.getSQLState(), "55P03")) {
                return new Admission.Busy();
            }
            throw e;
        }
    }

    /** Without the driver manager, which would ask every driver that anybody put on the class path. */
    private JdbcSession connect(Place place, Login login, Access access) throws SQLException {
        var terms = new ConnectionTerms(place, login, access, trusted);
        Connection connection = new Driver().connect(terms.url(), terms.properties());
        return new JdbcSession(Objects.requireNonNull(connection, terms::url));
    }
}
