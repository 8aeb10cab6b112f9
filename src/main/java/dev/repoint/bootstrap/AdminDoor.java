package dev.repoint.bootstrap;

import dev.repoint.bootstrap.Bootstrap.Ports;
import dev.repoint.bootstrap.Secrets.Stored;
import java.util.Optional;

/** By what the admin user comes in. */
record AdminDoor(Ports ports, AdminLogin admin) {

    sealed interface Key {

        record Found(Login login) implements Key {}

        record Missing(String why) implements Key {}
    }

    Key login(Database database, Host host) {
        return switch (admin) {
            case AdminLogin.Token(var user) ->
                new Key.Found(new Login(user, ports.rds().token(host, user)));
            case AdminLogin.OwnSecret(var secret) -> kept(secret);
            case AdminLogin.ManagedSecret _ ->
                database.adminSecret()
                        .map(this::kept)
                        .orElse(new Key.Missing("admin: RDS keeps no master secret for " + database.id()
                                + ": expected {\"secret\": ...} or {\"iam\": ...}"));
        };
    }

    private Key kept(String secret) {
        return switch (ports.secrets().read(secret)) {
            case Stored.Text(var text) -> {
                Optional<Login> login = StoredLogin.read(text);
                yield login.isPresent()
                        ? new Key.Found(login.get())
                        : new Key.Missing("admin: " + secret + " holds no JSON with username and password");
            }
            case Stored.Empty _, Stored.Missing _ -> new Key.Missing("admin: there is nothing in secret " + secret);
            case Stored.Unreadable(var why) -> new Key.Missing("admin: " + why);
        };
    }
}
