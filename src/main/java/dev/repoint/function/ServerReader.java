package dev.repoint.function;

import dev.repoint.alignment.Address;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a DNS server such as {@code 10.0.0.2}, {@code 10.0.0.2:5353}, {@code fd00::2} or {@code [fd00::2]:5353}. */
final class ServerReader {

    private static final int DNS_PORT = 53;

    private static final Pattern SERVER = Pattern.compile(
            "(?:(?<four>[0-9.]+)|\\[(?<bracketed>[0-9A-Fa-f:.]+)\\])(?::(?<port>[0-9]{1,5}))?|(?<six>[0-9A-Fa-f:.]+)");

    private ServerReader() {}

    /** The DNS servers to ask; none for those of the system. */
    static List<InetSocketAddress> resolvers(Environment environment, Problems problems) {
        return environment.list(
                "REPOINT_RESOLVERS", ServerReader::read, "an IP address with or without a port", problems);
    }

    static Optional<InetSocketAddress> read(String text) {
        Matcher server = SERVER.matcher(text);
        if (!server.matches()) {
            return Optional.empty();
        }
        int port =
                Optional.ofNullable(server.group("port")).map(Integer::parseInt).orElse(DNS_PORT);
        if (port < 1 || port > 65_535) {
            return Optional.empty();
        }
        return Optional.ofNullable(server.group("four"))
                .or(() -> Optional.ofNullable(server.group("bracketed")))
                .or(() -> Optional.ofNullable(server.group("six")))
                .flatMap(Address::parse)
                .map(address -> new InetSocketAddress(address.value(), port));
    }
}
