package dev.repoint.remediation;

import dev.repoint.alignment.Answer;
import dev.repoint.alignment.Family;

/** Asks DNS for an endpoint's addresses. */
@FunctionalInterface
public interface EndpointResolver {

    /**
     * Asks every resolver directly, past every cache of this process, and returns what they say together. Ends within five
     * seconds; every failure of DNS is an answer, none an exception.
     */
    Answer resolve(String name, Family family) throws InterruptedException;
}
