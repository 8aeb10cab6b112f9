package dev.repoint.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.bootstrap.Attempt;
import dev.repoint.bootstrap.Secret;
import dev.repoint.bootstrap.Secrets.Stored;
import dev.repoint.drill.AwsGateway;
import dev.repoint.drill.AwsGateway.Call;
import dev.repoint.drill.Disturbance.Fail;
import dev.repoint.drill.Disturbance.Hang;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever Secrets Manager says or doesn't: a value in time, and no secret in it. */
@Timeout(60)
final class SecretsFaultsTest {
    private static final Fail ABSENT = new Fail(400, "ResourceNotFoundException", "none");
    private static final Secret PASSWORD = new Secret("correct horse");

    private final AwsGateway gateway = AwsGateway.before(URI.create("http://127.0.0.1:9"));
    private final SdkEnvironment environment = SdkEnvironment.with(gateway.endpoint());
    private final AwsClients clients = new AwsClients();
    private final SecretsManagerSecrets secrets = new SecretsManagerSecrets(clients);

    @AfterEach
    void stop() {
        environment.close();
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource({
        "AccessDeniedException, 400",
        "DecryptionFailure, 400",
        "InternalServiceError, 500",
        "ThrottlingException, 400"
    })
    void saysWhyItCouldNotRead(String code, int status) {
        gateway.disturbAlways(_ -> true, new Fail(status, code, "said"));

        assertThat(secrets.read("orders"))
                .isEqualTo(new Stored.Unreadable("GetSecretValue was refused: " + code + ", said"));
    }

    @Test
    void saysWhyItCouldNotTellEmptyFromMissing() {
        gateway.disturb("GetSecretValue"::equals, ABSENT);
        gateway.disturb("DescribeSecret"::equals, new Fail(400, "AccessDeniedException", "said"));

        assertThat(secrets.read("orders"))
                .isEqualTo(new Stored.Unreadable("DescribeSecret was refused: AccessDeniedException, said"));
    }

    @Test
    void endsAtItsDeadlineWhenTheEndpointHangs() {
        gateway.disturbAlways(_ -> true, new Hang());

        assertThat(new SecretsManagerSecrets(clients, Duration.ofSeconds(1)).read("orders"))
                .isEqualTo(new Stored.Unreadable("Secrets Manager did not give the secret within 1 seconds"));
    }

    @ParameterizedTest
    @CsvSource({"true, CreateSecret", "false, PutSecretValue"})
    void writesTheSameVersionWhenItTriesAgain(boolean isMissing, String operation) {
        gateway.disturbAlways(_ -> true, new Fail(500, "InternalServiceError", "said"));

        assertThat(secrets.write("orders", PASSWORD, isMissing))
                .isEqualTo(new Attempt.NotNow(operation + " was refused: InternalServiceError, said"));

        assertThat(gateway.calls(operation))
                .hasSize(3)
                .extracting(SecretsFaultsTest::token)
                .containsOnly(token(gateway.calls().getFirst()))
                .allMatch(token -> token.length() == 36);
    }

    private static String token(Call call) {
        return Pattern.compile("\"ClientRequestToken\":\"([^\"]+)\"")
                .matcher(call.body())
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource({"true, 400", "false, 400", "true, 500", "false, 500"})
    void doesNotRepeatWhatARefusalCites(boolean isMissing, int status) {
        gateway.disturbAlways(
                _ -> true, new Fail(status, "InvalidParameterException", "not taken: 'correct horse' is too short"));

        assertThat(secrets.write("orders", PASSWORD, isMissing).toString())
                .contains("not taken: '(secret)' is too short")
                .doesNotContain("correct horse");
    }

    @ParameterizedTest
    @CsvSource({
        "AccessDeniedException, 400",
        "LimitExceededException, 400",
        "EncryptionFailure, 400",
        "InvalidRequestException, 400"
    })
    void isRefusedForGood(String code, int status) {
        gateway.disturbAlways(_ -> true, new Fail(status, code, "said"));

        assertThat(secrets.write("orders", PASSWORD, true))
                .isEqualTo(new Attempt.Refused("CreateSecret was refused: " + code + ", said"));
    }
}
