package dev.repoint.bootstrap;

import dev.repoint.bootstrap.Bootstrap.Ports;
import dev.repoint.bootstrap.SourceDatabase.Session;
import java.util.random.RandomGenerator;

/** Makes one change. */
record Hands(Ports ports, RandomGenerator random, Goal goal) {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /** Of 62 letters: 190 bits. */
    private static final int PASSWORD_LETTERS = 32;

    Attempt make(Change change, Visit visit) {
        DatabaseId id = goal.source();
        ControlPlane rds = ports.rds();
        return switch (change) {
            case Change.CreateGroup(var name, var family) -> rds.create(id, name, family, OwnGroup.description(id));
            case Change.CopyGroup(var from, var to) -> rds.copy(id, from, to, OwnGroup.description(id));
            case Change.SetParameters(var group, var settings) -> rds.set(id, group, settings);
            case Change.AttachGroup(var group) -> rds.attach(id, group);
            case Change.Reboot(var withFailover) -> rds.reboot(id, withFailover);
            case Change.WritePassword(var secret, var isMissing) ->
                ports.secrets().write(secret, StoredLogin.write(new Login(goal.user(), password())), isMissing);
            case Change.WriteUser(var _, var isNew) -> user(session(visit), isNew);
            case Change.Execute(var statements) -> session(visit).execute(statements);
        };
    }

    /** A change inside the database is only planned from inside it. */
    private static Session session(Visit visit) {
        return visit.session().orElseThrow();
    }

    private Attempt user(Session session, boolean isNew) {
        return new UserDoor(ports, goal)
                .login()
                .map(login -> session.user(login, isNew))
                .orElse(new Attempt.NotNow("the password isn't in " + goal.passwordSecret() + " yet"));
    }

    private Secret password() {
        StringBuilder letters = new StringBuilder();
        for (int each = 0; each < PASSWORD_LETTERS; each++) {
            letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return new Secret(letters.toString());
    }
}
