package dev.repoint.drill.stage;

import dev.repoint.drill.Chronicle;
import dev.repoint.drill.DnsReply;
import dev.repoint.drill.LoopbackDnsServer;
import dev.repoint.drill.LoopbackDnsServer.Question;
import dev.repoint.drill.scenario.Host;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.Type;

/** The database's endpoint in DNS: what its name answers, and what the function was told when. */
final class EndpointName implements AutoCloseable {
    private final InstantSource time;
    private final int ttlSeconds;
    private final LoopbackDnsServer server = LoopbackDnsServer.start();
    private final Chronicle<Answer> answers = new Chronicle<>();
    private final Chronicle<Answer> looks = new Chronicle<>();
    private volatile Optional<Host> now = Optional.empty();

    EndpointName(String name, Host first, Duration ttl, InstantSource time) {
        this.time = time;
        this.ttlSeconds = Math.toIntExact(ttl.toSeconds());
        answer(Optional.of(first));
        server.answerBy(name, this::reply);
    }

    /** From now on; nothing: the name does not exist. */
    void answer(Optional<Host> host) {
        now = host;
        answers.write(new Answer(time.instant(), host));
    }

    /** What another name answers from now on. */
    void neighbour(String other, String address) {
        server.answer(other, DnsReply.a(ttlSeconds, address));
    }

    private DnsReply reply(Question question) {
        Optional<Host> host = now;
        if (question.type() == Type.A) {
            looks.write(new Answer(question.at(), host));
        }
        return host.<DnsReply>map(known -> DnsReply.a(ttlSeconds, known.toString()))
                .orElseGet(DnsReply::nxdomain);
    }

    /** What the name answers, from when on. */
    List<Answer> answers() {
        return answers.read();
    }

    /** What the function was told. */
    List<Answer> looks() {
        return looks.read();
    }

    /** As {@code REPOINT_RESOLVERS} names the server. */
    String resolver() {
        return server.address();
    }

    @Override
    public void close() {
        server.close();
    }
}
