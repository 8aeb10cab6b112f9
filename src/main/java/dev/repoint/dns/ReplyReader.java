package dev.repoint.dns;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Answer;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/**
 * Reads one DNS message as the reply to one question. A pure function.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1034#section-4.3.2">RFC 1034, section 4.3.2</a> on aliases in answers
 */
final class ReplyReader {

    /** More aliases in a row than any endpoint has; a chain beyond it is taken for a loop. */
    static final int ALIASES_MAX = 8;

    private ReplyReader() {}

    /** How far a reply leads. */
    sealed interface Reading {

        /** To the end. */
        record Ended(Answer answer) implements Reading {}

        /** To an alias that the server does not follow by itself, after {@code aliases} in all. */
        record Alias(Name target, int aliases, Duration ttl) implements Reading {}
    }

    /**
     * Reads {@code reply}.
     *
     * @param question what was asked
     * @param aliases how many aliases led to this question
     * @param ttl the smallest time to live of those
     */
    static Reading read(Message reply, Record question, int aliases, Duration ttl) {
        Header header = reply.getHeader();
        if (!header.getFlag(Flags.QR) || header.getOpcode() != Opcode.QUERY) {
            return failed(Answer.Failure.GARBAGE, "the message is no reply to a question");
        }
        if (!reply.getSection(Section.QUESTION).equals(List.of(question))) {
            return failed(Answer.Failure.GARBAGE, "the reply is to another question");
        }
        if (header.getFlag(Flags.TC)) {
            // What is missing would pass for absent.
            return failed(Answer.Failure.GARBAGE, "the reply is cut short, over TCP too");
        }
        return switch (reply.getRcode()) {
            case Rcode.NOERROR -> follow(reply.getSection(Section.ANSWER), question, aliases, ttl);
            case Rcode.NXDOMAIN -> new Reading.Ended(new Answer.Empty(Answer.Absence.NXDOMAIN));
            case Rcode.SERVFAIL -> failed(Answer.Failure.SERVFAIL, "SERVFAIL");
            case Rcode.REFUSED -> failed(Answer.Failure.REFUSED, "REFUSED");
            default -> failed(Answer.Failure.GARBAGE, "response code " + Rcode.string(reply.getRcode()));
        };
    }

    private static Reading follow(List<Record> records, Record question, int aliasesBefore, Duration ttlBefore) {
        Name name = question.getName();
        Duration ttl = ttlBefore;
        for (int aliases = aliasesBefore; aliases <= ALIASES_MAX; aliases++) {
            List<Record> found = at(name, question.getType(), records);
            if (!found.isEmpty()) {
                return addresses(found, ttl);
            }
            Optional<CNAMERecord> alias = aliasAt(name, records);
            if (alias.isEmpty()) {
                return aliases == aliasesBefore
                        ? new Reading.Ended(new Answer.Empty(Answer.Absence.NODATA))
                        : new Reading.Alias(name, aliases, ttl);
            }
            ttl = shorter(ttl, ttlOf(alias.get()));
            name = alias.get().getTarget();
        }
        return failed(Answer.Failure.GARBAGE, "more than " + ALIASES_MAX + " aliases in a row");
    }

    private static Reading addresses(List<Record> records, Duration ttlOfAliases) {
        Duration ttl = records.stream().map(ReplyReader::ttlOf).reduce(ttlOfAliases, ReplyReader::shorter);
        List<Address> addresses =
                records.stream().map(ReplyReader::address).map(Address::new).toList();
        return new Reading.Ended(Answer.Addresses.of(addresses, ttl));
    }

    private static List<Record> at(Name name, int type, List<Record> records) {
        return records.stream()
                .filter(record -> record.getType() == type && isAt(name, record))
                .filter(record -> record instanceof ARecord || isIpv6(record))
                .toList();
    }

    private static boolean isAt(Name name, Record record) {
        return record.getDClass() == DClass.IN && record.getName().equals(name);
    }

    /** An AAAA record may hold an IPv4 address in IPv6's clothes, which Java takes off. */
    private static boolean isIpv6(Record record) {
        return record instanceof AAAARecord aaaa && aaaa.getAddress() instanceof Inet6Address;
    }

    private static Optional<CNAMERecord> aliasAt(Name name, List<Record> records) {
        return records.stream()
                .filter(record -> isAt(name, record))
                .filter(CNAMERecord.class::isInstance)
                .map(CNAMERecord.class::cast)
                .findFirst();
    }

    private static InetAddress address(Record record) {
        return switch (record) {
            case ARecord a -> a.getAddress();
            case AAAARecord aaaa -> aaaa.getAddress();
            case Record other -> throw new IllegalArgumentException("not an address record: " + other);
        };
    }

    private static Duration ttlOf(Record record) {
        return Duration.ofSeconds(record.getTTL());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Reading failed(Answer.Failure failure, String detail) {
        return new Reading.Ended(new Answer.Failed(failure, detail));
    }
}
