package dev.repoint.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.bootstrap.SourceDatabase.Admission;
import dev.repoint.bootstrap.SourceDatabase.Session;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Two bootstraps at once. */
final class LockIT {
    private static final int NEWEST = 18;

    @Test
    void secondIsBusyUntilTheFirstIsDone() throws SQLException {
        Visit visit = Visit.to(NEWEST);
        Visit elsewhere = Visit.to(NEWEST);
        try (Session _ = visit.open()) {
            Instant before = Instant.now();

            assertThat(change(visit)).isEqualTo(new Admission.Busy());

            assertThat(Duration.between(before, Instant.now())).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(9));
            Visit.opened(visit.postgres()
                            .read(
                                    visit.server().place(visit.database()),
                                    visit.server().master()))
                    .close();
            Visit.opened(change(elsewhere)).close();
        }
        Visit.opened(change(visit)).close();
    }

    @Test
    void lockGoesWithALostConnection() throws SQLException {
        Visit visit = Visit.to(NEWEST);
        try (Session _ = visit.open()) {
            visit.sql()
                    .value("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'repoint'"
                            + " AND datname = current_database()");

            Visit.opened(change(visit)).close();
        }
    }

    private static Admission change(Visit visit) {
        return visit.postgres()
                .change(visit.server().place(visit.database()), visit.server().master());
    }
}
