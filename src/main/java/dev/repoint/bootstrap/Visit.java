package dev.repoint.bootstrap;

import dev.repoint.bootstrap.SourceDatabase.Session;
import java.util.Optional;

/**
 * What was observed, and the session of the admin user in which it was, to change it in.
 *
 * @param session present if the catalog was observed
 */
record Visit(Observation seen, Optional<Session> session) implements AutoCloseable {

    @Override
    public void close() {
        session.ifPresent(Session::close);
    }
}
