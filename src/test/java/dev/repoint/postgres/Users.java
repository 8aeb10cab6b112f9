package dev.repoint.postgres;

import dev.repoint.bootstrap.Login;
import dev.repoint.bootstrap.Secret;
import dev.repoint.drill.postgres.Sql;

/** Users that a test makes. */
final class Users {
    static final String PASSWORD = "pa'ss\\wörd\" €";

    private Users() {}

    static Login login(String user) {
        return new Login(user, new Secret(PASSWORD));
    }

    /** The statement by which somebody else makes it. */
    static String made(Login login) {
        return "CREATE ROLE " + Sql.name(login.user()) + " LOGIN PASSWORD "
                + Sql.text(login.secret().value());
    }
}
