package dev.repoint.drill.secrets;

import dev.repoint.drill.MotoServer;
import java.net.URI;

/** Who answers for Secrets Manager. */
enum SecretsCloud {
    LOCAL_SECRETS {
        @Override
        URI start() {
            return Shared.SECRETS.endpoint();
        }
    },

    MOTO {
        @Override
        URI start() {
            return MotoServer.shared().endpoint();
        }
    };

    private static final class Shared {
        static final LocalSecrets SECRETS = LocalSecrets.start();
    }

    /** Its endpoint; a test that can't have it is aborted and says why. */
    abstract URI start();
}
