package dev.repoint.dns;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Answer;
import dev.repoint.drill.LoopbackDnsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Resolvers that ask loopback servers, and what they are expected to say. */
final class Resolvers {

    private Resolvers() {}

    static DnsjavaEndpointResolver asking(LoopbackDnsServer... servers) {
        return new DnsjavaEndpointResolver(
                Arrays.stream(servers).map(Resolvers::socket).toList());
    }

    /** Addresses on which every resolver that replied agrees. */
    static Answer agreed(int ttlSeconds, String... addresses) {
        return Answer.Addresses.of(read(addresses), Duration.ofSeconds(ttlSeconds));
    }

    static List<Address> read(String... addresses) {
        return Stream.of(addresses).map(Address::of).toList();
    }

    private static InetSocketAddress socket(LoopbackDnsServer server) {
        String address = server.address();
        int colon = address.lastIndexOf(':');
        String host = address.substring(0, colon).replaceAll("[\\[\\]]", "");
        return new InetSocketAddress(InetAddress.ofLiteral(host), Integer.parseInt(address.substring(colon + 1)));
    }
}
