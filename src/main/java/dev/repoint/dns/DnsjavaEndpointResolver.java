package dev.repoint.dns;

import dev.repoint.alignment.Answer;
import dev.repoint.alignment.Family;
import dev.repoint.remediation.EndpointResolver;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.xbill.DNS.Name;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.TextParseException;

/**
 * Asks every configured DNS server at the same time, past all caches and hosts files of this process (rule 2).
 *
 * <p>One that hangs must not slow the others down: once any of them has replied, the rest get a second more.
 */
public final class DnsjavaEndpointResolver implements EndpointResolver {

    /** For a first reply: two exchanges with a server that stalls. With the grace it makes the port's five seconds. */
    private static final Duration DEADLINE = Duration.ofSeconds(4);

    private static final Duration GRACE = Duration.ofSeconds(1);

    private final List<Nameserver> servers;

    /** Asks {@code servers}, or those that the system is configured with if there are none. */
    public DnsjavaEndpointResolver(List<InetSocketAddress> servers) {
        List<InetSocketAddress> asked =
                servers.isEmpty() ? ResolverConfig.getCurrentConfig().servers() : servers;
        this.servers = asked.stream().map(Nameserver::new).toList();
    }

    @Override
    public Answer resolve(String name, Family family) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("before " + name + " was asked for");
        }
        Name question;
        try {
            question = Name.fromString(name, Name.root);
        } catch (TextParseException notAName) {
            throw new IllegalArgumentException("\"" + name + "\" is not a host name", notAName);
        }
        List<CompletableFuture<Answer>> asked =
                servers.stream().map(server -> server.ask(question, family)).toList();
        await(asked);
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            String silence = "no reply from " + servers.get(i).address();
            answers.add(asked.get(i).getNow(new Answer.Failed(Answer.Failure.TIMEOUT, silence)));
        }
        return Answer.together(answers);
    }

    /** On a thread of its own: even to send a question takes longer than to begin a call of AWS. */
    @Override
    public Asked ask(String name, Family family) {
        FutureTask<Answer> asking = new FutureTask<>(() -> resolve(name, family));
        Thread.ofVirtual().name("dns").start(asking);
        return () -> {
            try {
                return asking.get();
            } catch (ExecutionException broken) {
                throw new IllegalStateException("DNS could not be asked for " + name, broken.getCause());
            }
        };
    }

    private static void await(List<CompletableFuture<Answer>> asked) throws InterruptedException {
        CompletableFuture<Void> now = CompletableFuture.allOf();
        CompletableFuture<Void> all = CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new));
        CompletableFuture<Object> any = CompletableFuture.anyOf(asked.stream()
                .map(each -> each.thenCompose(answer -> answer instanceof Answer.Failed ? all : now))
                .toArray(CompletableFuture[]::new));
        if (isDoneWithin(DEADLINE, any)) {
            isDoneWithin(GRACE, all);
        }
    }

    private static boolean isDoneWithin(Duration time, CompletableFuture<?> future) throws InterruptedException {
        try {
            future.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException tooLate) {
            return false;
        } catch (ExecutionException broken) {
            throw new IllegalStateException("asking a DNS server never fails with an exception", broken);
        }
    }
}
