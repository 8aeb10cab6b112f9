package dev.repoint.outside;

import static dev.repoint.drill.DnsReply.a;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever can't be taken is refused with one clear error, before anything was changed. */
final class BadInputIT {

    private final Stage stage = new Stage();

    @AfterEach
    void clear() {
        stage.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "[]|not a JSON object",
                "{'a':|malformed JSON",
                "{'a':1,'a':2}|Duplicate",
                "{'bindings':['nobody']}|nobody",
                "{'watchSeconds':841}|841",
                "{'watchSeconds':'60'}|whole number from 0 to 840",
                "{'mode':'test'}|test",
                "{'source':'aws.ec2','detail-type':'x'}|aws.ec2",
                "{'Records':[]}|Records",
                "{'Records':[{'eventSource':'aws:s3'}]}|no message of SQS or SNS"
            })
    void refusesAnEventItDoesNotKnow(String event, String expected) throws Exception {
        stage.boundGroup("10.0.1.5");
        stage.dns.answer(Stage.ENDPOINT, a(0, "10.0.2.7"));

        String error = Stage.error(stage.start().invoke(event.replace('\'', '"')));

        assertThat(error).contains(expected);
        assertThat(stage.actions()).isEmpty();
    }

    @Test
    void namesEveryBadSettingAtOnce() throws Exception {
        var function = stage.start(stage.function()
                .env("REPOINT_AGREEMENT", "0")
                .env("REPOINT_ALLOWED_CIDRS", "10.0.0.0/33")
                .env("REPOINT_MODE", "perhaps")
                .env("REPOINT_BINDINGS", """
                    [{"name":"orders","source":"10.0.0.1","port":70000,"targetGroupArn":"arn:aws:s3:::x"}]\
                    """));

        String error = Stage.error(function.invoke(Stage.tick()));

        assertThat(error)
                .contains("REPOINT_AGREEMENT: \"0\"")
                .contains("REPOINT_ALLOWED_CIDRS: \"10.0.0.0/33\"")
                .contains("REPOINT_MODE: \"perhaps\"")
                .contains("REPOINT_BINDINGS[0].source: \"10.0.0.1\"")
                .contains("REPOINT_BINDINGS[0].port: \"70000\"")
                .contains("REPOINT_BINDINGS[0].targetGroupArn: \"arn:aws:s3:::x\"");
        assertThat(stage.actions()).isEmpty();
    }
}
