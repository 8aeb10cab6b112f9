package dev.repoint.drill.secrets;

import java.time.Instant;
import java.util.Optional;

/** A secret, with the text that it has now. */
record LocalSecret(String arn, String name, String description, Instant madeAt, Optional<SecretVersion> current) {
    LocalSecret with(SecretVersion version) {
        return new LocalSecret(arn, name, description, madeAt, Optional.of(version));
    }

    boolean isNamed(String nameOrArn) {
        return nameOrArn.equals(name) || nameOrArn.equals(arn);
    }
}
