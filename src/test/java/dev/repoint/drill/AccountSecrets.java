package dev.repoint.drill;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Secrets of an account. */
public final class AccountSecrets {
    private final SecretsManagerClient secrets;

    AccountSecrets(SecretsManagerClient secrets) {
        this.secrets = secrets;
    }

    /** Gives the new secret's ARN. */
    public String create(String name, String text) {
        return secrets.createSecret(request -> request.name(name).secretString(text))
                .arn();
    }

    public String read(String name) {
        return secrets.getSecretValue(request -> request.secretId(name)).secretString();
    }
}
