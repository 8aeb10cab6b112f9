package dev.repoint.bootstrap;

import java.net.InetAddress;

/** DNS, asked directly through the resolvers of the settings. */
@FunctionalInterface
public interface Addresses {

    /** What came of a question. */
    sealed interface Found {

        record At(InetAddress address) implements Found {}

        record Nowhere(String why) implements Found {}
    }

    /** Ends within ten seconds. Of several addresses the first. */
    Found of(String name) throws InterruptedException;
}
