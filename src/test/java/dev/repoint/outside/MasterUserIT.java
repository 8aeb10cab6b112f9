package dev.repoint.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.aws.SdkEnvironment;
import dev.repoint.bootstrap.Action;
import dev.repoint.bootstrap.BootstrapReport;
import dev.repoint.bootstrap.PublicationGoal.Scope;
import dev.repoint.bootstrap.TableName;
import dev.repoint.drill.postgres.PostgresServers;
import dev.repoint.drill.postgres.RdsPostgres;
import dev.repoint.drill.postgres.Sql;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** RDS's master user is no superuser, and before Postgres 15 it doesn't own the schema public. */
final class MasterUserIT {

    static IntStream majors() {
        return IntStream.of(12, 14, 15, 16, 18);
    }

    @ParameterizedTest
    @MethodSource("majors")
    void readiesWhatTheApplicationMadeAndTakesItselfAwayAgain(int major) throws Exception {
        try (RdsPostgres postgres = PostgresServers.own(major);
                Source source = Source.on(postgres, postgres.master());
                SdkEnvironment _ = SdkEnvironment.with(source.aws.endpoint(), Map.of("rds", source.rds.endpoint()))) {
            application(source);
            var table = new TableName(Source.SCHEMA, "orders");
            var bootstrap = new InProcess(source, new Scope.Tables(List.of(table)));

            BootstrapReport applied = bootstrap.run(Action.APPLY, bootstrap.ports());

            assertThat(applied.outcome()).as(applied.toString()).isEqualTo(BootstrapReport.Outcome.READY);
            assertThat(source.pipe("pipe").value("SELECT count(*) FROM " + Sql.name(Source.SCHEMA) + ".orders"))
                    .contains("0");

            BootstrapReport revoked = bootstrap.run(Action.REVOKE, bootstrap.ports());

            assertThat(revoked.outcome()).as(revoked.toString()).isEqualTo(BootstrapReport.Outcome.READY);
            assertThat(source.sql().value("SELECT count(*) FROM pg_roles WHERE rolname LIKE 'Pipe%'"))
                    .contains("0");
            assertThat(source.sql().value("SELECT count(*) FROM pg_publication"))
                    .contains("1");
        }
    }

    /** As the master user's own application role, in a schema that it made. */
    private static void application(Source source) throws Exception {
        String schema = Sql.name(Source.SCHEMA);
        source.postgres
                .sql(source.database, source.postgres.master())
                .run("CREATE ROLE application LOGIN", "GRANT application TO CURRENT_USER");
        source.sql()
                .run(
                        "CREATE SCHEMA " + schema + " AUTHORIZATION application",
                        "SET ROLE application",
                        "CREATE TABLE " + schema + ".orders (id int PRIMARY KEY)");
        source.postgres.sql(source.database, source.postgres.master()).run("REVOKE application FROM CURRENT_USER");
    }
}
