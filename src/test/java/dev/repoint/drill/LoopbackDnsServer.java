package dev.repoint.drill;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/**
 * A DNS server on a loopback address, UDP and TCP on one ephemeral port, that says what the test tells it to. A name
 * without a script does not exist.
 */
public final class LoopbackDnsServer implements AutoCloseable {
    /** One question as it arrived; type is the record type's number. */
    public record Question(Name name, int type, boolean tcp, Instant at) {}

    private record Asked(Name name, int type) {}

    private final DnsSockets sockets;
    private final Map<Name, Function<Question, DnsReply>> scripts = new ConcurrentHashMap<>();
    private final Map<Asked, DnsReply> truncated = new ConcurrentHashMap<>();
    private final Chronicle<Question> questions = new Chronicle<>();

    private LoopbackDnsServer(DnsSockets sockets) {
        this.sockets = sockets;
    }

    /** On 127.0.0.1. */
    public static LoopbackDnsServer start() {
        return start(InetAddress.ofLiteral("127.0.0.1"));
    }

    /** On that loopback address: {@code ::1}, or another of 127.0.0.0/8. */
    public static LoopbackDnsServer start(InetAddress loopback) {
        if (!loopback.isLoopbackAddress()) {
            throw new IllegalArgumentException(loopback + " is not a loopback address");
        }
        var server = new LoopbackDnsServer(DnsSockets.bind(loopback));
        server.sockets.serve(server::answer);
        return server;
    }

    /** As a resolver's setting: {@code 127.0.0.1:5353}, {@code [::1]:5353}. */
    public String address() {
        InetAddress host = sockets.address().getAddress();
        String literal = host instanceof Inet6Address ? "[" + host.getHostAddress() + "]" : host.getHostAddress();
        return literal + ":" + sockets.address().getPort();
    }

    /** From now on these replies: one for each question in order, the last one for ever; A and AAAA count apart. */
    public void answer(String name, DnsReply... replies) {
        answerBy(name, new DnsScript(replies));
    }

    /** From now on what the function says. It is called on many threads. */
    public void answerBy(String name, Function<Question, DnsReply> reply) {
        scripts.put(DnsMessages.name(name), reply);
    }

    /** All questions so far, oldest first. */
    public List<Question> questions() {
        return questions.read();
    }

    /** Waits until that name was asked for that often; an {@link AssertionError} if it was not. */
    public List<Question> awaitQuestions(String name, int count, Duration within) throws InterruptedException {
        Name asked = DnsMessages.name(name);
        return questions.await(question -> question.name().equals(asked), count, within);
    }

    /** From now on TCP connections are reset as soon as they are made, or no longer. */
    public void resetsConnections(boolean now) {
        sockets.resets(now);
    }

    private void answer(byte[] packet, boolean tcp, DnsSockets.Client client) throws IOException, InterruptedException {
        var query = new Message(packet);
        Record asked = query.getQuestion();
        if (asked == null) {
            return;
        }
        var question = new Question(asked.getName(), asked.getType(), tcp, Instant.now());
        questions.write(question);
        DnsReply reply = replyTo(question);
        Optional<byte[]> message = DnsWire.render(query, reply, tcp);
        if (!tcp && message.filter(DnsWire::isTruncated).isPresent()) {
            truncated.put(new Asked(question.name(), question.type()), reply);
        }
        if (message.isPresent()) {
            DnsDelivery.send(reply, message.get(), client);
        }
    }

    /** Asking again over TCP after a truncated answer gets the same reply in full: it does not advance the script. */
    private DnsReply replyTo(Question question) {
        Optional<DnsReply> inFull = question.tcp()
                ? Optional.ofNullable(truncated.remove(new Asked(question.name(), question.type())))
                : Optional.empty();
        return inFull.orElseGet(() -> scripts.getOrDefault(question.name(), unknown -> DnsReply.nxdomain())
                .apply(question));
    }

    @Override
    public void close() {
        sockets.close();
    }
}
