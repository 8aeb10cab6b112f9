package dev.repoint.outside;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.repoint.alignment.Answer;
import dev.repoint.alignment.Family;
import dev.repoint.aws.AwsClients;
import dev.repoint.aws.ElbTargetGroups;
import dev.repoint.dns.DnsjavaEndpointResolver;
import dev.repoint.remediation.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Asks DNS once and AWS once, one after the other, and answers how many nanoseconds these two took: the bare time of a look
 * at one binding. By the function's own adapters from the built jar, so with the same clients; it reads no event, decides
 * nothing, remembers nothing and reports nothing.
 */
public final class BareCalls implements RequestStreamHandler {
    static final String GROUP = "BARE_GROUP";
    static final String NAME = "BARE_NAME";

    private final String group = System.getenv(GROUP);
    private final String name = System.getenv(NAME);
    private final ElbTargetGroups groups = new ElbTargetGroups(new AwsClients());
    private final DnsjavaEndpointResolver dns = new DnsjavaEndpointResolver(List.of(resolver()));

    private static InetSocketAddress resolver() {
        String[] parts = System.getenv("REPOINT_RESOLVERS").split(":", -1);
        return new InetSocketAddress(InetAddress.ofLiteral(parts[0]), Integer.parseInt(parts[1]));
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        long start = System.nanoTime();
        Answer answer = ask();
        Reply<?> reply = groups.read(group);
        long nanos = System.nanoTime() - start;
        if (!(answer instanceof Answer.Addresses) || !(reply instanceof Reply.Given<?>)) {
            throw new IOException(answer + ", " + reply);
        }
        output.write(Long.toString(nanos).getBytes(StandardCharsets.UTF_8));
    }

    private Answer ask() throws IOException {
        try {
            return dns.resolve(name, Family.IPV4);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
