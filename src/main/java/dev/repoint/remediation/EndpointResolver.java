package dev.repoint.remediation;

import dev.repoint.alignment.Answer;
import dev.repoint.alignment.Family;

/** Asks DNS for an endpoint's addresses. */
@FunctionalInterface
public interface EndpointResolver {

    /** A question whose answer nobody may have waited for yet. */
    @FunctionalInterface
    interface Asked {

        /** Waits for the answer, five seconds at most; every failure of DNS is an answer, none an exception. */
        Answer answer() throws InterruptedException;
    }

    /**
     * Asks every resolver directly, past every cache of this process, and returns what they say together. Ends within five
     * seconds; every failure of DNS is an answer, none an exception.
     */
    Answer resolve(String name, Family family) throws InterruptedException;

    /** The same without waiting, so that something else can be done meanwhile; one that can't asks when the answer is due. */
    default Asked ask(String name, Family family) {
        return () -> resolve(name, family);
    }
}
