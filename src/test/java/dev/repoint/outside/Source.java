package dev.repoint.outside;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repoint.bootstrap.Login;
import dev.repoint.bootstrap.Secret;
import dev.repoint.drill.AwsAccount;
import dev.repoint.drill.AwsGateway;
import dev.repoint.drill.DnsReply;
import dev.repoint.drill.LambdaRuntime;
import dev.repoint.drill.LoopbackDnsServer;
import dev.repoint.drill.MotoServer;
import dev.repoint.drill.postgres.RdsPostgres;
import dev.repoint.drill.postgres.Sql;
import dev.repoint.drill.rds.LocalInstance;
import dev.repoint.drill.rds.LocalRds;
import dev.repoint.drill.rds.Write;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A database of RDS as it is before anybody readied it: a real Postgres behind the local RDS, its name in a DNS server, its
 * admin user's password in a secret. Tables of its application belong to a role of their own.
 */
final class Source implements AutoCloseable {

    static final String HANDLER = "dev.repoint.function.BootstrapFunction";
    static final String USER = "Pipe \"user\"; drop";
    static final String SCHEMA = "we\"ird.Schema; drop";
    static final String PUBLICATION = "Click.pipes \"publication\"";

    private static final Duration LAMBDA = Duration.ofMinutes(2);

    final RdsPostgres postgres;
    final LocalRds rds = LocalRds.start();
    final LocalInstance instance;
    final AwsGateway aws = AwsGateway.before(MotoServer.shared().endpoint());
    final AwsAccount account = AwsAccount.at(MotoServer.shared().endpoint());
    final String database;
    private final LoopbackDnsServer dns = LoopbackDnsServer.start();

    private Source(RdsPostgres postgres, Login admin) throws SQLException {
        this.postgres = postgres;
        this.database = postgres.freshDatabase();
        var host = postgres.place(database).host();
        instance = rds.instance("orders").version(postgres.major() + ".7").engine(postgres::reboot);
        instance.profile.at(host.name(), host.port()).adminUser(admin.user());
        instance.profile.adminSecret(account.secrets()
                .create(
                        "rds!db-" + database.hashCode(),
                        "{\"username\":\"%s\",\"password\":\"%s\"}"
                                .formatted(admin.user(), admin.secret().value())));
        dns.answer(host.name(), DnsReply.addresses(5, "127.0.0.1"));
    }

    /** Administered by the user that logs in so: all tables of a plain server are the superuser's alone to publish. */
    static Source on(RdsPostgres postgres, Login admin) throws SQLException {
        MotoServer.shared().reset();
        return new Source(postgres, admin);
    }

    Sql sql() {
        return postgres.sql(database);
    }

    /** The replication user, by what the secret says. */
    Sql pipe(String secret) {
        String password =
                Stage.json(account.secrets().read(secret)).get("password").asText();
        return postgres.sql(database, new Login(USER, new Secret(password)));
    }

    LambdaRuntime function() {
        return function(Map.of());
    }

    /** With further variables. */
    LambdaRuntime function(Map<String, String> variables) {
        return LambdaRuntime.of(HANDLER)
                .env(account.environment())
                .env("AWS_ENDPOINT_URL", aws.endpoint().toString())
                .env("AWS_ENDPOINT_URL_RDS", rds.endpoint().toString())
                .env("REPOINT_RESOLVERS", dns.address())
                .env("REPOINT_CA_BUNDLE", postgres.caFile().toString())
                .env(variables)
                .timeout(LAMBDA)
                .start();
    }

    /** A request for this database, with further fields. */
    String request(String action, String fields) {
        return """
            {"action":"%s","source":"instance:orders","database":%s,"schemas":["public",%s],"user":%s,
             "passwordSecret":"pipe","publication":{"name":%s},"reboot":"allowed"%s}\
            """.formatted(action, quoted(database), quoted(SCHEMA), quoted(USER), quoted(PUBLICATION), fields);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** Calls that change something in AWS, so far. */
    List<String> writes() {
        List<String> secrets = aws.calls().stream()
                .map(AwsGateway.Call::action)
                .filter(action -> !action.startsWith("Get") && !action.startsWith("Describe"))
                .toList();
        List<String> groups = rds.writes().stream().map(Write::action).toList();
        return Stream.concat(groups.stream(), secrets.stream()).toList();
    }

    /** Takes the database and the roles away, so that the server is as it was. */
    void forget() throws SQLException {
        postgres.sql("postgres")
                .run(
                        "DROP DATABASE " + Sql.name(database) + " WITH (FORCE)",
                        "DROP ROLE " + Sql.name(USER),
                        "DROP ROLE application");
    }

    static String state(JsonNode report, String step) {
        for (JsonNode each : report.get("steps")) {
            if (each.get("step").asText().equals(step)) {
                return each.get("state").asText();
            }
        }
        throw new AssertionError("no step " + step + " in " + report);
    }

    @Override
    public void close() {
        dns.close();
        rds.close();
        aws.close();
        account.close();
    }
}
