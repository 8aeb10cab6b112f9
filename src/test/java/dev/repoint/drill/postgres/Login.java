package dev.repoint.drill.postgres;

import java.security.SecureRandom;
import java.util.Base64;

/** A user of the drill's database, with its password. */
public record Login(String user, String password) {
    private static final int PASSWORD_BYTES = 18;

    static Login random() {
        return random("drill");
    }

    static Login random(String user) {
        byte[] secret = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(secret);
        return new Login(user, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    @Override
    public String toString() {
        return user;
    }
}
