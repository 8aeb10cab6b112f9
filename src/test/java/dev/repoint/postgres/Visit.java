package dev.repoint.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.bootstrap.Attempt;
import dev.repoint.bootstrap.Catalog;
import dev.repoint.bootstrap.Login;
import dev.repoint.bootstrap.SourceDatabase.Admission;
import dev.repoint.bootstrap.SourceDatabase.Session;
import dev.repoint.drill.postgres.PostgresServers;
import dev.repoint.drill.postgres.RdsPostgres;
import dev.repoint.drill.postgres.Sql;
import java.sql.SQLException;
import java.util.List;

/** A fresh database of a shared server, with a user for it, seen through Repoint's eyes and through others'. */
record Visit(RdsPostgres server, String database, String user) {
    static final String PUBLICATION = "we\"ird.Publication; drop \\ é";

    /** Of names that are unique on the server, and want to be quoted. */
    static Visit to(int major) throws SQLException {
        RdsPostgres server = PostgresServers.of(major);
        String database = server.freshDatabase();
        return new Visit(server, database, "User of " + database);
    }

    /** Another role's name, as unique. */
    String role(String which) {
        return which + " of " + database;
    }

    JdbcSourceDatabase postgres() {
        return new JdbcSourceDatabase(server.trusted());
    }

    /** As the master user of RDS. */
    Session open() {
        return open(server.master());
    }

    Session open(Login login) {
        return opened(postgres().change(server.place(database), login));
    }

    static Session opened(Admission admission) {
        assertThat(admission).isInstanceOf(Admission.Open.class);
        return ((Admission.Open) admission).session();
    }

    Catalog observe(String... schemas) {
        return observe(server.master(), schemas);
    }

    Catalog observe(Login login, String... schemas) {
        try (Session session = open(login)) {
            return session.observe(Goals.of(database, user, PUBLICATION, schemas));
        }
    }

    Attempt execute(String... statements) {
        try (Session session = open()) {
            return session.execute(List.of(statements));
        }
    }

    /** By other means, as the superuser. */
    Sql sql() {
        return server.sql(database);
    }

    /** By other means, as the master user. */
    Sql masterSql() {
        return server.sql(database, server.master());
    }
}
