package dev.repoint.drill;

import dev.repoint.drill.DnsReply.Addresses;
import dev.repoint.drill.DnsReply.Alias;
import dev.repoint.drill.DnsReply.Flood;
import dev.repoint.drill.DnsReply.NoData;
import dev.repoint.drill.DnsReply.NxDomain;
import dev.repoint.drill.DnsReply.Plain;
import dev.repoint.drill.DnsReply.Refused;
import dev.repoint.drill.DnsReply.ServFail;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Well-formed responses to a query. */
final class DnsMessages {
    private static final int EDNS_BYTES = 1232;
    private static final int FLOOD_TTL = 5;
    private static final int NEGATIVE_TTL = 5;

    private DnsMessages() {}

    static Name name(String text) {
        return Name.fromConstantString(text.endsWith(".") ? text : text + ".");
    }

    /** A response that says nothing yet. */
    static Message blank(Message query) {
        var response = new Message(query.getHeader().getID());
        Header header = response.getHeader();
        header.setFlag(Flags.QR);
        header.setFlag(Flags.RA);
        if (query.getHeader().getFlag(Flags.RD)) {
            header.setFlag(Flags.RD);
        }
        response.addRecord(query.getQuestion(), Section.QUESTION);
        return response;
    }

    static Message response(Message query, Plain reply) {
        Message response = blank(query);
        if (query.getOPT() != null) {
            response.addRecord(new OPTRecord(EDNS_BYTES, Rcode.NOERROR, 0), Section.ADDITIONAL);
        }
        Record question = query.getQuestion();
        fill(response, question.getName(), question.getType(), reply);
        return response;
    }

    private static void fill(Message response, Name owner, int type, Plain reply) {
        switch (reply) {
            case Addresses(int ttl, List<String> ips) ->
                addresses(response, owner, type, ttl, ips.stream().map(InetAddress::ofLiteral));
            case Flood(int records) ->
                addresses(
                        response,
                        owner,
                        type,
                        FLOOD_TTL,
                        IntStream.range(0, records).mapToObj(n -> floodAddress(type, n)));
            case Alias(int ttl, String target, var rest) -> {
                Name next = name(target);
                response.addRecord(new CNAMERecord(owner, DClass.IN, ttl, next), Section.ANSWER);
                rest.ifPresent(behind -> fill(response, next, type, behind));
            }
            case NoData() -> negative(response, Rcode.NOERROR);
            case NxDomain() -> negative(response, Rcode.NXDOMAIN);
            case ServFail() -> response.getHeader().setRcode(Rcode.SERVFAIL);
            case Refused() -> response.getHeader().setRcode(Rcode.REFUSED);
        }
    }

    private static void addresses(Message response, Name owner, int type, int ttl, Stream<InetAddress> ips) {
        List<? extends Record> asked = ips.map(ip -> address(owner, ttl, ip))
                .filter(record -> record.getType() == type)
                .toList();
        asked.forEach(record -> response.addRecord(record, Section.ANSWER));
        if (asked.isEmpty()) {
            negative(response, Rcode.NOERROR);
        }
    }

    private static Record address(Name owner, int ttl, InetAddress ip) {
        return ip instanceof Inet4Address
                ? new ARecord(owner, DClass.IN, ttl, ip)
                : new AAAARecord(owner, DClass.IN, ttl, ip);
    }

    private static InetAddress floodAddress(int type, int n) {
        return InetAddress.ofLiteral(
                type == Type.AAAA ? "fd00::%x".formatted(n) : "10.200.%d.%d".formatted(n / 256 % 256, n % 256));
    }

    /** A negative answer carries the zone's SOA, here the root's (RFC 2308 section 2). */
    private static void negative(Message response, int rcode) {
        response.getHeader().setRcode(rcode);
        response.addRecord(
                new SOARecord(Name.root, DClass.IN, NEGATIVE_TTL, Name.root, Name.root, 1, 60, 60, 60, NEGATIVE_TTL),
                Section.AUTHORITY);
    }
}
