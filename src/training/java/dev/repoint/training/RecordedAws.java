package dev.repoint.training;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/**
 * Answers of ELBv2, RDS and Route 53, over TLS. Each target group holds the old address at first, then what is registered.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetHealth.html">ELBv2</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBInstances.html">RDS</a>
 * @see <a href="https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListResourceRecordSets.html">Route 53</a>
 */
final class RecordedAws implements AutoCloseable {
    private final Map<String, Set<String>> groups = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpsServer server;

    RecordedAws(SSLContext context) throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** As {@code AWS_ENDPOINT_URL} names it. */
    String url() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean isRoute53 = exchange.getRequestURI().getPath().contains("/hostedzone/");
        String answer = isRoute53 ? Recordings.route53(exchange.getRequestMethod()) : query(form(body));
        Replies.send(exchange, 200, "text/xml", answer);
    }

    private String query(Map<String, String> form) {
        String action = form.getOrDefault("Action", "");
        Set<String> targets = groups.computeIfAbsent(form.getOrDefault("TargetGroupArn", ""), _ -> former());
        String id = form.getOrDefault("Targets.member.1.Id", "");
        return switch (action) {
            case "DescribeTargetHealth" -> Recordings.health(targets);
            case "RegisterTargets" -> Recordings.changed(action, targets.add(id));
            case "DeregisterTargets" -> Recordings.changed(action, targets.remove(id));
            case "DescribeTargetGroups" -> Recordings.group(form.getOrDefault("TargetGroupArns.member.1", ""));
            case "DescribeDBInstances" -> Recordings.INSTANCES;
            case "DescribeDBClusters" -> Recordings.CLUSTERS;
            default -> throw new IllegalArgumentException("nothing is recorded of " + action);
        };
    }

    private static Set<String> former() {
        Set<String> targets = ConcurrentHashMap.newKeySet();
        targets.add(FirstEvents.BEFORE);
        return targets;
    }

    private static Map<String, String> form(String body) {
        return Stream.of(body.split("&"))
                .map(field -> field.split("=", 2))
                .filter(field -> field.length == 2)
                .collect(Collectors.toMap(
                        field -> URLDecoder.decode(field[0], StandardCharsets.UTF_8),
                        field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
