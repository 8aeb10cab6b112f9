package dev.repoint.drill.secrets;

/**
 * A call that Secrets Manager refuses, with the code that AWS uses.
 *
 * @see <a href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html#API_GetSecretValue_Errors">
 *     Errors of GetSecretValue</a>
 * @see <a href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html#API_CreateSecret_Errors">
 *     Errors of CreateSecret</a>
 */
final class SecretsError extends Exception {
    private static final long serialVersionUID = 1;

    private final String code;

    private SecretsError(String code, String message) {
        super(message);
        this.code = code;
    }

    static SecretsError noSecret() {
        return new SecretsError("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
    }

    static SecretsError noValue() {
        return new SecretsError(
                "ResourceNotFoundException",
                "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT");
    }

    static SecretsError exists() {
        return new SecretsError("ResourceExistsException", "The operation failed because the secret already exists.");
    }

    static SecretsError parameter(String message) {
        return new SecretsError("InvalidParameterException", message);
    }

    static SecretsError action() {
        return new SecretsError("UnknownOperationException", "There is no such operation here.");
    }

    String code() {
        return code;
    }
}
