package dev.repoint.postgres;

import dev.repoint.bootstrap.Attempt;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the failure of a statement means.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">Postgres's error codes</a>
 */
final class Setback {

    /** The connection is lost, the transaction was sacrificed, something is used up, an operator intervenes. */
    private static final Set<String> TEMPORARY_CLASSES = Set.of("08", "40", "53", "57");

    private static final Set<String> TEMPORARY = Set.of(
            // A lock, or the object, is somebody else's for the moment.
            "55P03",
            "55006",
            // It is there: somebody was faster. The last three are how catalogs say so of what is made or granted at
            // once.
            "42710",
            "42P06",
            "42P07",
            "23505",
            "XX000",
            // It is not there any more.
            "3F000",
            "42704",
            "42P01");

    /** Of warnings: not all privileges were revoked, or granted. */
    private static final Set<String> IN_VAIN = Set.of("01006", "01007");

    private Setback() {}

    static Attempt of(SQLException failure, String why) {
        var words = new ServerWords(failure);
        boolean isTemporary = TEMPORARY_CLASSES.contains(words.stateClass()) || TEMPORARY.contains(words.state());
        return isTemporary ? new Attempt.NotNow(why) : new Attempt.Refused(why);
    }

    static void throwIfInVain(@Nullable SQLWarning first) throws SQLException {
        for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
            if (IN_VAIN.contains(Objects.requireNonNullElse(warning.getSQLState(), ""))) {
                throw warning;
            }
        }
    }
}
