package dev.repoint.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.bootstrap.Attempt;
import dev.repoint.bootstrap.Login;
import dev.repoint.bootstrap.Secret;
import dev.repoint.bootstrap.SourceDatabase.Admission;
import dev.repoint.bootstrap.SourceDatabase.Session;
import dev.repoint.drill.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No password anywhere: the server logs every statement and connection here, and pgjdbc all that it can. */
final class SecrecyIT {
    private static final Logger DRIVER = Logger.getLogger("org.postgresql");

    private static final int NEWEST = 18;

    /** Of letters only, so that nothing writes it otherwise. */
    private static final String PASSWORD = "OnlyTheUserKnowsThis";

    @ParameterizedTest
    @MethodSource("dev.repoint.drill.postgres.PostgresServers#majors")
    void passwordIsNowhere(int major) throws SQLException {
        Visit visit = Visit.to(major);
        int before = visit.server().log().lines().size();
        var user = new Login(visit.user(), new Secret(PASSWORD));
        var driver = new Lines();
        DRIVER.addHandler(driver);
        DRIVER.setLevel(Level.FINEST);
        List<String> said = new ArrayList<>();
        try (Session session = visit.open()) {
            said.add(session.user(user, true).toString());
            said.add(visit.sql()
                    .value("SELECT string_agg(query, '; ') FROM pg_stat_activity WHERE application_name = 'repoint'")
                    .orElseThrow());
            said.add(session.user(user, true).toString());
            said.add(session.user(user, false).toString());
            visit.sql().run("ALTER ROLE " + Sql.name(visit.user()) + " SUPERUSER");
            said.add(session.user(user, false).toString());
            if (major == NEWEST) {
                lockRoles(visit, () -> said.add(session.user(user, false).toString()));
            }
            said.add(enter(visit, new Login("postgres", user.secret())));
            said.add(enter(visit, user));
        } finally {
            DRIVER.setLevel(null);
            DRIVER.removeHandler(driver);
        }

        List<String> server = visit.server().log().since(before);
        assertThat(said.getFirst()).isEqualTo(new Attempt.Done().toString());
        assertThat(said.get(1)).contains("CREATE ROLE");
        assertThat(String.join("\n", server)).contains("CREATE ROLE", "SCRAM-SHA-256$", "connection authorized");
        assertThat(String.join("\n", driver.lines)).contains("CREATE ROLE", "FE=>");
        String master = visit.server().master().secret().value();
        for (List<String> lines : List.of(said, server, driver.lines)) {
            assertThat(lines).noneMatch(line -> line.contains(PASSWORD) || line.contains(master));
        }
        assertThat(said.subList(2, said.size())).noneMatch(line -> line.contains("SCRAM-SHA-256$"));
    }

    /** The server then fails the statement after five seconds, and logs it. */
    private static void lockRoles(Visit visit, Runnable meanwhile) throws SQLException {
        try (Connection connection = visit.sql().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
            statement.execute("LOCK TABLE pg_authid");
            meanwhile.run();
        }
    }

    private static String enter(Visit visit, Login login) {
        Admission admission = visit.postgres().read(visit.server().place(visit.database()), login);
        if (admission instanceof Admission.Open(var session)) {
            session.close();
        }
        return admission.toString();
    }

    /** All that a logger is told. */
    private static final class Lines extends Handler {
        private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void publish(LogRecord logged) {
            lines.add(new SimpleFormatter().formatMessage(logged) + " " + logged.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
