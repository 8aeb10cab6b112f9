package dev.repoint.bootstrap;

import java.util.List;

/**
 * The database itself, over TLS whose certificate is verified for the host's name. Connecting takes at most ten seconds, a
 * statement at most 30, and waiting for a lock at most five.
 */
public interface SourceDatabase {

    /** What came of an attempt to log in. */
    sealed interface Admission {

        /** The caller has to close the session. */
        record Open(Session session) implements Admission {}

        /**
         * The server is there and doesn't let the user in.
         *
         * @param isByPassword whether because of its password, and not, say, of the database it asked for
         */
        record Denied(boolean isByPassword, String why) implements Admission {}

        /** Nobody answers there, or not yet: worth another try. */
        record Absent(String why) implements Admission {}

        /** It is not the server that was meant: its certificate is not trusted, or it can't do TLS. */
        record Untrusted(String why) implements Admission {}

        /** Another bootstrap holds the database's advisory lock. */
        record Busy() implements Admission {}
    }

    /** Logs in to read only. */
    Admission read(Place place, Login login);

    /** Logs in to change, alone: holds an advisory lock for as long as the session is open. */
    Admission change(Place place, Login login);

    /** A session of the admin user. Everything of it ends with {@link #close}. */
    interface Session extends AutoCloseable {

        /** Reads all of one state of the catalogs. */
        Catalog observe(Goal goal);

        /** Executes all in one transaction, or none. */
        Attempt execute(List<String> statements);

        /** Makes the user, or gives it this password; only the SCRAM verifier leaves this process. */
        Attempt user(Login login, boolean isNew);

        @Override
        void close();
    }
}
