package dev.repoint.drill.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.repoint.drill.AwsAccount;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** What the local Secrets Manager and moto agree on. */
@Timeout(400)
@ParameterizedClass
@EnumSource
class SecretsContractIT {
    private final String name = "repoint/orders/" + UUID.randomUUID();
    private final AwsAccount account;
    private final SecretsManagerClient secrets;

    SecretsContractIT(SecretsCloud cloud) {
        this.account = AwsAccount.at(cloud.start());
        this.secrets = account.secretsManager();
    }

    @AfterEach
    void stop() {
        account.close();
    }

    @Test
    void aSecretIsReadAsItWasMade() {
        CreateSecretResponse made = secrets.createSecret(
                request -> request.name(name).description("of a test").secretString("{\"username\":\"ä\\\"\"}"));

        assertThat(made.name()).isEqualTo(name);
        assertThat(made.arn())
                .matches("arn:aws:secretsmanager:eu-west-1:123456789012:secret:" + name + "-[A-Za-z0-9]{6}");
        for (String id : new String[] {name, made.arn()}) {
            GetSecretValueResponse read = secrets.getSecretValue(request -> request.secretId(id));
            assertThat(read.secretString()).isEqualTo("{\"username\":\"ä\\\"\"}");
            assertThat(read.arn()).isEqualTo(made.arn());
            assertThat(read.name()).isEqualTo(name);
            assertThat(read.versionId()).isEqualTo(made.versionId());
            assertThat(read.versionStages()).containsExactly("AWSCURRENT");
            assertThat(read.createdDate()).isNotNull();
        }
    }

    @Test
    void aSecretIsDescribedWithoutItsText() {
        var made = secrets.createSecret(
                request -> request.name(name).description("of a test").secretString("text"));

        var described = secrets.describeSecret(request -> request.secretId(name));

        assertThat(described.arn()).isEqualTo(made.arn());
        assertThat(described.name()).isEqualTo(name);
        assertThat(described.description()).isEqualTo("of a test");
        assertThat(described.versionIdsToStages())
                .hasEntrySatisfying(
                        made.versionId(), stages -> assertThat(stages).containsExactly("AWSCURRENT"));
    }

    @Test
    void anEmptySecretIsDescribedAndHasNoValue() {
        secrets.createSecret(request -> request.name(name));

        assertThat(secrets.describeSecret(request -> request.secretId(name)).name())
                .isEqualTo(name);
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> secrets.getSecretValue(request -> request.secretId(name)))
                .withMessageContaining("AWSCURRENT");
    }

    @Test
    void aNewTextTakesThePlaceOfTheOldOne() {
        secrets.createSecret(request -> request.name(name));
        secrets.putSecretValue(request -> request.secretId(name).secretString("first"));
        PutSecretValueResponse put =
                secrets.putSecretValue(request -> request.secretId(name).secretString("second"));

        GetSecretValueResponse read = secrets.getSecretValue(request -> request.secretId(name));
        assertThat(read.secretString()).isEqualTo("second");
        assertThat(read.versionId()).isEqualTo(put.versionId());
        assertThat(put.name()).isEqualTo(name);
        assertThat(put.versionStages()).containsExactly("AWSCURRENT");
    }

    @Test
    void aNameIsTakenOnce() {
        secrets.createSecret(request -> request.name(name).secretString("first"));

        assertThatExceptionOfType(ResourceExistsException.class)
                .isThrownBy(
                        () -> secrets.createSecret(request -> request.name(name).secretString("second")));
        assertThat(secrets.getSecretValue(request -> request.secretId(name)).secretString())
                .isEqualTo("first");
    }

    @Test
    void aSecretThatIsNotThereIsNotFound() {
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> secrets.getSecretValue(request -> request.secretId(name)));
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> secrets.describeSecret(request -> request.secretId(name)));
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() ->
                        secrets.putSecretValue(request -> request.secretId(name).secretString("text")));
    }
}
