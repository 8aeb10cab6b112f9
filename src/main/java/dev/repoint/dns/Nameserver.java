package dev.repoint.dns;

import dev.repoint.alignment.Answer;
import dev.repoint.alignment.Family;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;
import org.xbill.DNS.WireParseException;
import org.xbill.DNS.io.IoClientFactory;

/** One DNS server, asked directly: UDP first, TCP when the reply is truncated, a second time when a packet got lost. */
final class Nameserver {

    /** For one exchange; dnsjava rounds to whole seconds. */
    private static final Duration EXCHANGE_MAX = Duration.ofSeconds(2);

    private static final int ATTEMPTS_MAX = 2;

    private final InetSocketAddress address;
    private final SimpleResolver resolver;

    Nameserver(InetSocketAddress address) {
        this(address, TcpExchange.factory());
    }

    /** By these means of sending and receiving. */
    Nameserver(InetSocketAddress address, IoClientFactory wire) {
        this.address = address;
        this.resolver = new SimpleResolver(address);
        resolver.setTimeout(EXCHANGE_MAX);
        resolver.setIoClientFactory(wire);
    }

    InetSocketAddress address() {
        return address;
    }

    /** Asks; completes normally whatever happens, though perhaps later than its caller cares for. */
    CompletableFuture<Answer> ask(Name name, Family family) {
        int type = switch (family) {
            case IPV4 -> Type.A;
            case IPV6 -> Type.AAAA;
        };
        return ask(Record.newRecord(name, type, DClass.IN), 0, Answer.TTL_MAX)
                .exceptionally(failure -> failed(unwrap(failure)));
    }

    private CompletableFuture<Answer> ask(Record question, int aliases, Duration ttl) {
        return exchange(Message.newQuery(question), 1).thenCompose(reply -> switch (ReplyReader.read(
                reply, question, aliases, ttl)) {
            case ReplyReader.Reading.Ended(Answer answer) -> CompletableFuture.completedFuture(answer);
            case ReplyReader.Reading.Alias(Name target, int soFar, Duration shortest) ->
                ask(Record.newRecord(target, question.getType(), DClass.IN), soFar, shortest);
        });
    }

    private CompletableFuture<Message> exchange(Message query, int attempt) {
        return resolver.sendAsync(query, Runnable::run)
                .toCompletableFuture()
                .exceptionallyCompose(failure -> isLost(unwrap(failure)) && attempt < ATTEMPTS_MAX
                        ? exchange(query, attempt + 1)
                        : CompletableFuture.failedFuture(failure));
    }

    private static boolean isLost(Throwable failure) {
        return failure instanceof InterruptedIOException || failure instanceof TimeoutException;
    }

    private static Answer failed(Throwable failure) {
        String detail = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return new Answer.Failed(isOfTheWire(failure) ? Answer.Failure.TIMEOUT : Answer.Failure.GARBAGE, detail);
    }

    /** Anything else is a message that dnsjava can't read, or breaks down at. */
    private static boolean isOfTheWire(Throwable failure) {
        return failure instanceof TimeoutException
                || (failure instanceof IOException && !(failure instanceof WireParseException));
    }

    private static Throwable unwrap(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
