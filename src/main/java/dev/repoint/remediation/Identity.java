package dev.repoint.remediation;

import dev.repoint.alignment.Target;

/** Proof that an address is the database that a binding means, before traffic goes there. */
public interface Identity {

    /**
     * Tries {@code target}, which is expected to be the database behind {@code hostName}. Ends within five seconds; changes
     * nothing at the target.
     */
    Proof prove(Target target, String hostName) throws InterruptedException;
}
