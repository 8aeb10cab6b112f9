package dev.repoint.dns;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Answer;
import dev.repoint.alignment.Family;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * Whatever a DNS server sends under the right id: addresses only if it is a whole, faultless reply to the question that has
 * them, and otherwise an answer that says what is the matter; never an exception.
 */
public final class ReplyFuzz {
    static final Name NAME = Name.fromConstantString("orders.abc123.eu-west-1.rds.amazonaws.com.");

    private static final InetSocketAddress SERVER = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 53);

    /** Reply, operation, cut short and response code (RFC 1035 section 4.1.1). */
    private static final int FLAGS_THAT_COUNT = 0xfa0f;

    private static final int FAULTLESS_REPLY = 0x8000;
    private static final int FLAGS = 2;

    private ReplyFuzz() {}

    /** Loads classes, for which no input has to answer. */
    public static void fuzzerInitialize() throws IOException {
        fuzzerTestOneInput(new byte[FLAGS]);
    }

    public static void fuzzerTestOneInput(byte[] message) throws IOException {
        Nameserver server = new Nameserver(SERVER, new Parrot(message));
        if (server.ask(NAME, Family.IPV4).join() instanceof Answer.Addresses(var addresses, var _, var _)) {
            check(addresses, message);
        }
    }

    private static void check(Set<Address> addresses, byte[] bytes) throws IOException {
        int flags = (bytes[FLAGS] & 0xff) << 8 | (bytes[FLAGS + 1] & 0xff);
        Message message = new Message(bytes);
        List<Record> asked = List.of(Record.newRecord(NAME, Type.A, DClass.IN));
        Set<Address> listed = message.getSection(Section.ANSWER).stream()
                .filter(record -> record.getDClass() == DClass.IN)
                .flatMap(record -> record instanceof ARecord a ? Stream.of(a.getAddress()) : Stream.empty())
                .map(Address::new)
                .collect(Collectors.toSet());
        if ((flags & FLAGS_THAT_COUNT) != FAULTLESS_REPLY
                || !message.getSection(Section.QUESTION).equals(asked)
                || !listed.containsAll(addresses)) {
            throw new AssertionError(addresses + " of " + message);
        }
    }
}
