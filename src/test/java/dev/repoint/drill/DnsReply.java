package dev.repoint.drill;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What {@link LoopbackDnsServer} does with one question. Times to live are seconds. */
public sealed interface DnsReply {

    /** A well-formed message that says what it means. Answers too long for UDP are truncated as RFC 2181 section 9 says. */
    sealed interface Plain extends DnsReply {}

    /** The addresses of the family asked for; NODATA if there are none of it. */
    record Addresses(int ttl, List<String> ips) implements Plain {
        public Addresses {
            ips = List.copyOf(ips);
            ips.forEach(InetAddress::ofLiteral);
        }
    }

    /** A CNAME, and in the same message what lies behind it; without that the client has to ask for the target itself. */
    record Alias(int ttl, String target, Optional<Plain> rest) implements Plain {}

    /** The name exists, without a record of the type asked for (RFC 2308 section 2.2). */
    record NoData() implements Plain {}

    /** The name does not exist. */
    record NxDomain() implements Plain {}

    /** The server could not find out. */
    record ServFail() implements Plain {}

    /** The server will not say. */
    record Refused() implements Plain {}

    /** That many different addresses of the family asked for, with a time to live of 5. */
    record Flood(int records) implements Plain {}

    /** No reply, ever; a TCP connection stays open. */
    record Silence() implements DnsReply {}

    /** The reply comes after that time. */
    record Late(Duration by, DnsReply reply) implements DnsReply {}

    /** Over UDP an empty message with the truncation bit; the reply itself only over TCP. */
    record Truncated(DnsReply overTcp) implements DnsReply {}

    /** These bytes instead of a message. */
    @SuppressWarnings("ArrayRecordComponent") // bytes of a packet, never compared
    record Garbage(byte[] bytes) implements DnsReply {}

    /** The reply under the id of another question, as a forger or a late packet would have it. */
    record WrongId(DnsReply reply) implements DnsReply {}

    /** The reply under the right id, about another name. */
    record WrongName(DnsReply reply) implements DnsReply {}

    /** The reply's bytes as a liar's hand changes them. */
    record Forged(UnaryOperator<byte[]> hand, DnsReply reply) implements DnsReply {}

    /** The reply, that many times over. */
    record Repeated(int times, DnsReply reply) implements DnsReply {}

    /** The reply, over UDP from a socket of that address which nobody asked. */
    record Elsewhere(InetAddress from, DnsReply reply) implements DnsReply {}

    /** The reply, over TCP announced with another length than its own; the connection stays open. */
    record Misframed(int length, DnsReply reply) implements DnsReply {}

    /** An answer whose owner name is a compression pointer to itself (the loop that RFC 1035 section 4.1.4 forbids). */
    record PointerLoop() implements DnsReply {}

    /** IPv4 addresses. */
    static Plain a(int ttl, String... ips) {
        return addresses(ttl, ips);
    }

    /** IPv6 addresses. */
    static Plain aaaa(int ttl, String... ips) {
        return addresses(ttl, ips);
    }

    /** Addresses of either family. */
    static Plain addresses(int ttl, String... ips) {
        return new Addresses(ttl, List.of(ips));
    }

    /** A CNAME alone: the client has to ask again. */
    static Plain alias(int ttl, String target) {
        return new Alias(ttl, target, Optional.empty());
    }

    /** A CNAME with the rest of the chain behind it. */
    static Plain alias(int ttl, String target, Plain rest) {
        return new Alias(ttl, target, Optional.of(rest));
    }

    static Plain nodata() {
        return new NoData();
    }

    static Plain nxdomain() {
        return new NxDomain();
    }

    static Plain servfail() {
        return new ServFail();
    }

    static Plain refused() {
        return new Refused();
    }

    static Plain flood(int records) {
        return new Flood(records);
    }

    static DnsReply silence() {
        return new Silence();
    }

    static DnsReply late(Duration by, DnsReply reply) {
        return new Late(by, reply);
    }

    static DnsReply truncated(DnsReply overTcp) {
        return new Truncated(overTcp);
    }

    static DnsReply garbage(byte... bytes) {
        return new Garbage(bytes);
    }

    static DnsReply wrongId(DnsReply reply) {
        return new WrongId(reply);
    }

    static DnsReply wrongName(DnsReply reply) {
        return new WrongName(reply);
    }

    static DnsReply forged(UnaryOperator<byte[]> hand, DnsReply reply) {
        return new Forged(hand, reply);
    }

    static DnsReply repeated(int times, DnsReply reply) {
        return new Repeated(times, reply);
    }

    static DnsReply elsewhere(String from, DnsReply reply) {
        return new Elsewhere(InetAddress.ofLiteral(from), reply);
    }

    static DnsReply misframed(int length, DnsReply reply) {
        return new Misframed(length, reply);
    }

    static DnsReply pointerLoop() {
        return new PointerLoop();
    }
}
