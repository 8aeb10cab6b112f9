package dev.repoint.outside;

import static dev.repoint.drill.DnsReply.a;
import static dev.repoint.outside.Testimony.CITATION;
import static dev.repoint.outside.Testimony.WORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.drill.Disturbance;
import dev.repoint.drill.LambdaRuntime;
import dev.repoint.drill.postgres.PostgresServers;
import dev.repoint.drill.postgres.RdsPostgres;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every secret that the jar ever sees has a word in it, and nothing that comes out of it has. */
final class SecretsIT {

    /** What somebody may write or keep where a binding, a field or an event is expected. */
    private static final List<String> MISPLACED = List.of(
            WORD,
            "\"" + WORD + "\"",
            "[\"" + WORD + "\"]",
            "{\"password\":" + WORD + "}",
            "{\"username\":\"postgres\",\"password\":\"" + WORD + "\"}",
            "{\"source\":\"postgres://postgres:" + WORD + "@orders.example/postgres\"}",
            "{\"source\":{\"password\":\"" + WORD + "\"},\"detail-type\":\"x\"}",
            "{\"source\":\"jdbc:postgresql://orders.example/?password=" + WORD + "\",\"detail-type\":\"x\"}",
            "{\"bindings\":[{\"password\":\"" + WORD + "\"}],\"mode\":{\"secret\":\"" + WORD + "\"}}",
            "{\"Records\":[{\"Sns\":{\"Message\":\"{\\\"password\\\":" + WORD + "}\"}}]}",
            "{\"Records\":[{\"eventSource\":\"aws:sqs\",\"messageId\":\"1\",\"body\":\"{" + WORD + "\"}]}",
            "{\"RequestType\":\"Create\",\"ResponseURL\":[\"https://x/?X-Amz-Signature=" + WORD + "\"]}",
            "{\"RequestType\":\"Create\",\"ResponseURL\":\"https://x y/?X-Amz-Signature=" + WORD
                    + "\",\"StackId\":\"s\"," + "\"RequestId\":\"1\",\"LogicalResourceId\":\"l\"}",
            "{\"RequestType\":\"Create\",\"ResponseURL\":\"https://x.example/?X-Amz-Signature=" + WORD
                    + "\",\"StackId\":\"s\",\"RequestId\":\"1\",\"LogicalResourceId\":\"l\"}");

    @Test
    void stayWithTheRemediator() throws Exception {
        try (var stage = new Stage();
                var testimony = new Testimony()) {
            stage.startAnew();
            stage.dns.answer(Stage.ENDPOINT, a(0, "10.0.2.7"));
            stage.account
                    .parameters()
                    .put("/fleet/good", Stage.binding("good", Stage.ENDPOINT, stage.group("10.0.1.5")));
            for (String each : MISPLACED) {
                stage.account.parameters().put("/fleet/bad" + MISPLACED.indexOf(each), each);
            }
            LambdaRuntime function =
                    stage.start(stage.function().env(Testimony.VARIABLES).env("REPOINT_BINDINGS", "ssm:/fleet/*"));

            assertThat(testimony.of(function, Stage.tick())).contains("realigned", "malformed JSON", "/fleet/bad0");
            for (String each : MISPLACED) {
                testimony.of(function, each);
            }
            testimony.of(function, testimony.request("Create", "/", ""));
            assertThat(testimony.of(function, testimony.request("Update", "/deaf", "")))
                    .contains("could not be put");
            stage.aws.disturbAlways(_ -> true, new Disturbance.Fail(403, "SignatureDoesNotMatch", CITATION));
            assertThat(testimony.of(function, Stage.tick())).contains("SignatureDoesNotMatch");
            testimony.of(function, testimony.request("Create", "/", ""));
            testimony.of(function, testimony.request("Delete", "/", ""));
            testimony.ofOutput(function);

            testimony.assertIsFreeOfSecrets(6);
        }
    }

    @Test
    void stayWithTheBootstrap() throws Exception {
        try (RdsPostgres postgres = PostgresServers.own(18);
                Source source = Source.on(postgres, postgres.superuser());
                var testimony = new Testimony()) {
            source.sql().run("CREATE SCHEMA \"" + Source.SCHEMA.replace("\"", "\"\"") + "\"");
            keep(source, "pipe", "{\"username\":%s,\"password\":\"%sPipe\"}".formatted(quoted(Source.USER), WORD));
            keep(source, "wrong", "{\"username\":\"postgres\",\"password\":\"" + WORD + "\"}");
            keep(source, "malformed", WORD + " {");
            keep(source, "number", "2" + WORD);
            try (LambdaRuntime function = source.function(Testimony.VARIABLES)) {

                assertThat(testimony.of(function, source.request("apply", ""))).contains("\"outcome\":\"ready\"");
                for (String secret : List.of("wrong", "malformed", "number", "absent")) {
                    testimony.of(function, source.request("apply", ",\"admin\":{\"secret\":\"" + secret + "\"}"));
                    testimony.of(function, source.request("apply", "").replace("\"pipe\"", "\"" + secret + "\""));
                }
                for (String field : List.of("admin", "passwordSecret", "source", "user", "publication", "reboot")) {
                    testimony.of(function, check(field, "{\"password\":\"" + WORD + "\"}"));
                    testimony.of(function, check(field, "[\"" + WORD + "\",7]"));
                    testimony.of(function, check(field, WORD));
                }
                for (String field : List.of("admin", "passwordSecret", "source", "publication", "reboot")) {
                    testimony.of(function, check(field, "\"postgres://postgres:" + WORD + "@orders.example/x\""));
                }
                for (String each : MISPLACED) {
                    testimony.of(function, each);
                }
                String properties = source.request("apply", "").strip();
                testimony.of(
                        function, testimony.request("Create", "/", properties.substring(1, properties.length() - 1)));
                testimony.of(function, testimony.request("Create", "/deaf", "\"admin\":\"" + WORD + "\""));
                source.aws.disturbAlways(_ -> true, new Disturbance.Fail(400, "InvalidSignatureException", CITATION));
                assertThat(testimony.of(function, source.request("check", ""))).contains("InvalidSignatureException");
                source.aws.disturbAlways(_ -> true, garbled());
                assertThat(testimony.of(function, source.request("check", ""))).contains("GetSecretValue");
                testimony.of(function, testimony.request("Delete", "/", ""));
                testimony.ofOutput(function);
            }

            testimony.assertIsFreeOfSecrets(5);
            testimony.assertIsFreeOf(postgres.superuser().secret().value());
            testimony.assertIsFreeOf(source.pipe("absent").login().secret().value());
            assertThat(postgres.log().lines()).noneMatch(line -> line.contains(WORD));
        }
    }

    /** Half of an answer that is a secret, and then something else. */
    private static Disturbance garbled() {
        String text = "{\"Name\":\"pipe\",\"SecretString\":\"" + WORD + "\"," + WORD + "}";
        return new Disturbance.Body(200, "application/x-amz-json-1.1", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String check(String field, String value) {
        Map<String, String> fields = new TreeMap<>(
                Map.of("action", "\"check\"", "source", "\"instance:orders\"", "passwordSecret", "\"pipe\""));
        fields.put(field, value);
        return fields.entrySet().stream()
                .map(each -> "\"" + each.getKey() + "\":" + each.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static void keep(Source source, String name, String text) {
        source.account.secrets().create(name, text);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
