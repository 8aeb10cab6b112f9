package dev.repoint.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repoint.bootstrap.TableName;
import dev.repoint.drill.LambdaRuntime;
import dev.repoint.drill.postgres.ChangeStream;
import dev.repoint.drill.postgres.PostgresServers;
import dev.repoint.drill.postgres.RdsPostgres;
import dev.repoint.drill.postgres.RowChange;
import dev.repoint.drill.postgres.RowChange.Kind;
import dev.repoint.drill.postgres.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From a database that nobody readied to rows in a pipe, by the built jar as Lambda runs it, on each major of Postgres. */
final class BootstrapIT {

    private static final TableName LATER = new TableName("public", "later");

    static IntStream majors() {
        return IntStream.rangeClosed(12, 18);
    }

    @ParameterizedTest
    @MethodSource("majors")
    void readiesABareDatabaseForAPipe(int major) throws Exception {
        try (RdsPostgres postgres = PostgresServers.own(major);
                Source source = Source.on(postgres, postgres.superuser());
                LambdaRuntime function = source.function()) {
            application(source);

            assertThat(outcome(function, source.request("check", ""))).isEqualTo("changes-needed");
            assertThat(outcome(function, source.request("plan", ""))).isEqualTo("changes-needed");
            assertThat(source.writes()).isEmpty();

            JsonNode applied = report(function, source.request("apply", ""));
            assertThat(applied.get("outcome").asText())
                    .as(applied.toPrettyString())
                    .isEqualTo("ready");
            assertThat(Source.state(applied, "reboot")).isEqualTo("applied");

            List<String> writes = source.writes();
            int logged = postgres.log().lines().size();
            JsonNode again = report(function, source.request("apply", ""));
            assertThat(again.findValuesAsText("state")).containsOnly("in-place");
            assertThat(source.writes()).isEqualTo(writes);
            assertThat(postgres.log().since(logged)).noneMatch(BootstrapIT::writes);

            assertThat(streamed(source))
                    .containsExactly(
                            change(Kind.INSERT, Map.of("id", "1", "amount", "1")),
                            change(Kind.UPDATE, Map.of("id", "1", "amount", "2")),
                            change(Kind.DELETE, Map.of("id", "1")));
            assertThat(String.join("\n", postgres.log().lines()))
                    .doesNotContain(source.pipe("pipe").login().secret().value());
        }
    }

    /** An application's schema and tables, which belong to a role of its own. */
    static void application(Source source) throws SQLException {
        source.postgres.sql("postgres").run("CREATE ROLE application NOLOGIN");
        source.sql()
                .run(
                        "CREATE SCHEMA " + Sql.name(Source.SCHEMA),
                        "GRANT ALL ON SCHEMA public, " + Sql.name(Source.SCHEMA) + " TO application",
                        "SET ROLE application",
                        "CREATE TABLE public.orders (id int PRIMARY KEY)",
                        "CREATE TABLE " + Sql.name(Source.SCHEMA) + ".\"it's\" (id int PRIMARY KEY)");
    }

    private static RowChange change(Kind kind, Map<String, String> values) {
        return new RowChange(kind, LATER, values);
    }

    /** What happens to a table that is made afterwards, as the replication user receives it. */
    private static List<RowChange> streamed(Source source) throws SQLException {
        source.postgres.replicates(Source.USER);
        Sql pipe = source.pipe("pipe");
        try (ChangeStream stream = ChangeStream.open(pipe, "pipe", Source.PUBLICATION)) {
            source.sql()
                    .run(
                            "SET ROLE application",
                            "CREATE TABLE public.later (id int PRIMARY KEY, amount int)",
                            "INSERT INTO public.later VALUES (1, 1)",
                            "UPDATE public.later SET amount = 2",
                            "DELETE FROM public.later");
            assertThat(pipe.value("SELECT count(*) FROM public.later")).contains("0");
            return List.of(stream.next(), stream.next(), stream.next());
        }
    }

    private static boolean writes(String line) {
        return line.matches(
                ".*(statement|execute[^:]*):\\s*(GRANT|REVOKE|ALTER|CREATE|DROP|COMMENT|INSERT|UPDATE|DELETE).*");
    }

    private static JsonNode report(LambdaRuntime function, String request) throws InterruptedException {
        return Stage.report(function.invoke(request));
    }

    private static String outcome(LambdaRuntime function, String request) throws InterruptedException {
        return report(function, request).get("outcome").asText();
    }
}
