package dev.repoint.drill.bootstrap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.repoint.drill.LambdaRuntime;
import dev.repoint.drill.bootstrap.Preparation.Note;
import dev.repoint.drill.bootstrap.Preparation.Step;
import dev.repoint.drill.postgres.Login;
import dev.repoint.drill.rds.RdsTimings;
import dev.repoint.drill.scenario.Scale;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Asks BootstrapFunction what a Postgres lacks that RDS just handed over, lets it apply that, and tries whether the user that
 * it made can read and stream.
 */
public final class FirstAct {
    private static final int APPLIES_MAX = 3;
    private static final String SECRET = "repoint/orders/clickpipes";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SourcePostgres postgres;
    private final Consumer<Note> listener;
    private final List<Note> timeline = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private List<Step> steps = List.of();
    private Optional<Login> pipe = Optional.empty();

    /** @param listener to what happens, as soon as it is known */
    public FirstAct(SourcePostgres postgres, Consumer<Note> listener) {
        this.postgres = postgres;
        this.listener = listener;
    }

    /** Returns when the database is ready, or won't be; its server is stopped then. */
    public Preparation play(Scale scale) throws IOException, InterruptedException {
        var timings = RdsTimings.FIELD.scaled(scale.factor());
        try (var account = new SourceAccount(postgres, timings, () -> note("RDS reboots the database"));
                var function = account.function()) {
            check(account, function);
            apply(function);
            if (problems.isEmpty()) {
                tryOut(login(account.secret(SECRET)));
            }
        } catch (SQLException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
        postgres.stop();
        return new Preparation(timeline, steps, problems, pipe);
    }

    private void check(SourceAccount account, LambdaRuntime function) throws SQLException, InterruptedException {
        String bare = postgres.state();
        note("Postgres is as RDS hands it over: " + bare);
        Answer checked = ask(function, "check");
        note("check: %s, %d of %d steps are in place"
                .formatted(
                        checked.outcome(),
                        checked.count("in-place"),
                        checked.steps().size()));
        if (!checked.is("changes-needed")) {
            problems.add("check finds " + checked.outcome() + " where nothing is prepared");
        }
        if (!postgres.state().equals(bare) || !account.writes().isEmpty()) {
            problems.add("check changed something: " + postgres.state() + " " + account.writes());
        }
    }

    private void apply(LambdaRuntime function) throws SQLException, InterruptedException {
        Answer applied = ask(function, "apply");
        for (int call = 1; call < APPLIES_MAX && applied.is("in-progress"); call++) {
            note("apply: in-progress");
            applied = ask(function, "apply");
        }
        steps = applied.steps();
        note("apply: %s, %d steps applied, %d in place"
                .formatted(applied.outcome(), applied.count("applied"), applied.count("in-place")));
        if (!applied.is("ready")) {
            problems.add("apply ends with " + applied.outcome());
        }
    }

    private static Answer ask(LambdaRuntime function, String action) throws InterruptedException {
        return Answer.of(function.invoke("""
            {"action":"%s","source":"instance:orders","database":"%s","passwordSecret":"%s",
             "publication":{"tables":["public.numbered_row"]},"reboot":"allowed"}\
            """.formatted(action, SourcePostgres.DATABASE, SECRET)));
    }

    private static Login login(String secret) {
        try {
            JsonNode login = JSON.readTree(secret);
            return new Login(
                    login.path("username").asText(), login.path("password").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the secret is no JSON", e);
        }
    }

    private void tryOut(Login made) throws SQLException {
        pipe = Optional.of(made);
        note("Postgres is ready: " + postgres.state());
        postgres.tryOut(made);
        note(made + " reads the table and opens a stream, with the password from the secret");
    }

    private void note(String what) {
        var note = new Note(Instant.now(), what);
        timeline.add(note);
        listener.accept(note);
    }
}
