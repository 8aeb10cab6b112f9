package dev.repoint.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repoint.bootstrap.Login;
import dev.repoint.bootstrap.Secret;
import dev.repoint.drill.AwsAccount;
import dev.repoint.drill.DnsReply;
import dev.repoint.drill.LambdaRuntime;
import dev.repoint.drill.LocalStackImage;
import dev.repoint.drill.LoopbackDnsServer;
import dev.repoint.drill.MotoServer;
import dev.repoint.drill.postgres.PostgresServers;
import dev.repoint.drill.postgres.RdsPostgres;
import dev.repoint.drill.rds.LocalInstance;
import dev.repoint.drill.rds.LocalRds;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The other function: its admin's and its user's password are in LocalStack, its RDS and its Postgres here. */
final class BootstrapStackIT {
    private static final Login PIPE = new Login("pipe", new Secret("of-the-owner-0123456789"));

    private final AwsAccount localStack = AwsAccount.at(LocalStackImage.endpoint());

    @Test
    void givesTheUserThePasswordOfTheSecretThatTheTemplateNames() throws Exception {
        try (localStack;
                RdsPostgres postgres = PostgresServers.own(17);
                LocalRds rds = LocalRds.start();
                LoopbackDnsServer dns = LoopbackDnsServer.start();
                DeployedStack stack = new DeployedStack("bootstrap")) {
            secret("repoint/orders/admin", postgres.superuser());
            secret("repoint/orders/pipe", PIPE);
            var host = postgres.place("postgres").host();
            LocalInstance instance = rds.instance("orders").version("17.7").engine(postgres::reboot);
            instance.profile
                    .at(host.name(), host.port())
                    .adminUser(postgres.superuser().user());
            dns.answer(host.name(), DnsReply.addresses(5, "127.0.0.1"));
            Map<String, String> parameters = parameters(dns.address());
            stack.create(TransformedTemplate.with(parameters), parameters);

            JsonNode report = report(stack.function("BootstrapFunction")
                    .runtime(MotoServer.shared().endpoint(), rds.endpoint())
                    .env("REPOINT_CA_BUNDLE", postgres.caFile().toString()));

            assertThat(report.at("/outcome").asText())
                    .as(report.toPrettyString())
                    .isEqualTo("ready");
            assertThat(postgres.sql("postgres", PIPE).value("SELECT current_user"))
                    .contains("pipe");
        }
    }

    private static Map<String, String> parameters(String resolvers) {
        return Map.of(
                "Source",
                "orders.example.com",
                "TargetGroupArn",
                "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/orders/0123456789abcdef",
                "Resolvers",
                resolvers,
                "AlignOnDeploy",
                "false",
                "Bootstrap",
                "apply",
                "BootstrapSource",
                "instance:orders",
                "BootstrapAdmin",
                "repoint/orders/admin",
                "BootstrapPasswordSecret",
                "repoint/orders/pipe",
                "BootstrapGoal",
                """
                "database":"postgres","schemas":["public"],"user":"pipe","publication":{"name":"pipe"},"reboot":"allowed"\
                """);
    }

    private static JsonNode report(LambdaRuntime.Builder function) throws InterruptedException {
        try (LambdaRuntime runtime = function.start()) {
            return DeployedFunction.answer(runtime.invoke("{}"));
        }
    }

    private void secret(String name, Login login) {
        localStack
                .secrets()
                .create(
                        name,
                        "{\"username\":\"%s\",\"password\":\"%s\"}"
                                .formatted(login.user(), login.secret().value()));
    }
}
