package dev.repoint.bootstrap;

import dev.repoint.bootstrap.Bootstrap.Ports;
import dev.repoint.bootstrap.Observation.Credential;
import dev.repoint.bootstrap.Secrets.Stored;
import dev.repoint.bootstrap.SourceDatabase.Admission;
import java.util.Optional;

/** Whether the replication user comes in with its secret: only a log-in tells, for nobody on RDS may read verifiers. */
record UserDoor(Ports ports, Goal goal) {

    sealed interface Tried {

        record Told(Credential credential) implements Tried {}

        record Absent(String why) implements Tried {}
    }

    Tried credential(Catalog catalog, Place place) {
        return switch (ports.secrets().read(goal.passwordSecret())) {
            case Stored.Missing _ -> new Tried.Told(new Credential.None(true));
            case Stored.Empty _ -> new Tried.Told(new Credential.None(false));
            case Stored.Unreadable(var why) -> unusable("passwordSecret: " + why);
            case Stored.Text(var text) -> {
                Optional<Secret> password = StoredLogin.password(text, goal.user());
                yield password.isPresent()
                        ? tried(catalog, place, password.get())
                        : unusable("passwordSecret: " + goal.passwordSecret() + " holds no password of " + goal.user()
                                + ": expected the password alone, or JSON with username and password");
            }
        };
    }

    /** The login that the secret gives, where it was seen to give one. */
    Optional<Login> login() {
        return ports.secrets().read(goal.passwordSecret()) instanceof Stored.Text(var text)
                ? StoredLogin.password(text, goal.user()).map(password -> new Login(goal.user(), password))
                : Optional.empty();
    }

    private Tried tried(Catalog catalog, Place place, Secret password) {
        boolean mayTry = catalog.user()
                .filter(role -> role.canLogin() && !role.needsToken())
                .isPresent();
        if (!mayTry) {
            return new Tried.Told(new Credential.Differs());
        }
        return switch (ports.postgres().read(place, new Login(goal.user(), password))) {
            case Admission.Open(var session) -> {
                session.close();
                yield new Tried.Told(new Credential.Fits());
            }
            case Admission.Denied(var isByPassword, var why) ->
                isByPassword ? new Tried.Told(new Credential.Differs()) : unusable(why);
            case Admission.Untrusted(var why) -> unusable(why);
            case Admission.Absent(var why) -> new Tried.Absent(why);
            case Admission.Busy _ -> new Tried.Absent("the database is busy");
        };
    }

    private static Tried unusable(String why) {
        return new Tried.Told(new Credential.Unusable(why));
    }
}
