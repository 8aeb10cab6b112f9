package dev.repoint.postgres;

import dev.repoint.bootstrap.Attempt;
import dev.repoint.bootstrap.Catalog;
import dev.repoint.bootstrap.Goal;
import dev.repoint.bootstrap.Login;
import dev.repoint.bootstrap.SourceDatabase;
import dev.repoint.bootstrap.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.util.PasswordUtil;

/** One connection. Its transactions are written out, rather than JDBC's, which begin where nobody sees it. */
final class JdbcSession implements SourceDatabase.Session {
    private final Connection connection;

    JdbcSession(Connection connection) {
        this.connection = connection;
    }

    PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    /** @throws IllegalStateException if Postgres doesn't show something, or too much of it, or the connection is lost */
    @Override
    public Catalog observe(Goal goal) {
        try {
            run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
            Catalog catalog = new CatalogReading(connection, goal).read();
            run("COMMIT");
            return catalog;
        } catch (SQLException e) {
            rollBackAfter(e);
            throw new IllegalStateException("the catalogs can't be read: " + new ServerWords(e).full(), e);
        }
    }

    @Override
    public Attempt execute(List<String> statements) {
        String current = "BEGIN";
        try {
            run(current);
            for (String statement : statements) {
                current = statement;
                run(statement);
            }
            current = "COMMIT";
            run(current);
            return new Attempt.Done();
        } catch (SQLException e) {
            rollBackAfter(e);
            return Setback.of(e, new ServerWords(e).full() + ", said to: " + current);
        }
    }

    /** What went wrong is said without the statement and without the server's details, in which the verifier could stand. */
    @Override
    public Attempt user(Login login, boolean isNew) {
        String verifier = PasswordUtil.encodeScramSha256(login.secret().value().toCharArray());
        String verb = isNew ? "CREATE ROLE " : "ALTER ROLE ";
        String named = verb + Sql.identifier(login.user()) + " LOGIN PASSWORD ";
        try {
            run(named + Sql.literal(verifier));
            return new Attempt.Done();
        } catch (SQLException e) {
            return Setback.of(e, new ServerWords(e).brief() + ", said to: " + named + "(verifier)");
        }
    }

    /** A warning that a grant or its withdrawal did nothing is a failure: the statement's goal was not reached. */
    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            Setback.throwIfInVain(statement.getWarnings());
        }
    }

    /** The connection may be what is lost; then there is nothing left to roll back. */
    private void rollBackAfter(SQLException cause) {
        try {
            run("ROLLBACK");
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** A connection that can't take its leave is dropped; either way the server ends the session, and its lock with it. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            abort(e);
        }
    }

    private void abort(SQLException cause) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            e.addSuppressed(cause);
            throw new IllegalStateException("a connection can't be dropped", e);
        }
    }
}
