package dev.repoint.identity;

import dev.repoint.alignment.Target;
import dev.repoint.remediation.Identity;
import dev.repoint.remediation.Proof;
import java.io.IOException;
import java.time.InstantSource;

/**
 * Takes whatever accepts a TCP connection for the database, and says not a word to it: for engines that aren't Postgres.
 * It never disproves.
 */
public final class TcpIdentity implements Identity {
    private final InstantSource clock;

    public TcpIdentity(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Proof prove(Target target, String hostName) throws InterruptedException {
        var expected = new Expected(target, hostName);
        try (var _ = Connection.open(target, Deadline.from(clock))) {
            return new Proof.Proven();
        } catch (IOException unreachable) {
            return expected.unreached(unreachable);
        }
    }
}
