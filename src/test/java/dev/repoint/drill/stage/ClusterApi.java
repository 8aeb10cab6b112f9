package dev.repoint.drill.stage;

import com.sun.net.httpserver.HttpExchange;
import dev.repoint.drill.AwsProtocol;
import dev.repoint.drill.LoopbackHttp;
import dev.repoint.drill.scenario.Host;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The RDS API of an account that has one cluster with a member on each host, as far as Repoint asks it. It knows who writes
 * only when it is told.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBClusters.html">DescribeDBClusters</a>
 */
final class ClusterApi implements AutoCloseable {
    static final String CLUSTER = "orders";
    static final String ENDPOINT = "orders.cluster-abc123.eu-west-1.rds.amazonaws.com";

    private static final String ARN = "arn:aws:rds:eu-west-1:123456789012:";
    private static final int OK = 200;

    private final int port;
    private final LoopbackHttp http = LoopbackHttp.start("rds", this::handle);
    private volatile Host writer = Host.FIRST;

    ClusterApi(int port) {
        this.port = port;
    }

    URI endpoint() {
        return http.uri();
    }

    void nameWriter(Host host) {
        writer = host;
    }

    /** The host name of the member on that host, which it keeps. */
    static String memberEndpoint(Host host) {
        return member(host) + ".abc123.eu-west-1.rds.amazonaws.com";
    }

    private static String member(Host host) {
        return host == Host.FIRST ? "orders-1" : "orders-2";
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String action = AwsProtocol.QUERY.action("POST", exchange.getRequestURI(), exchange.getRequestHeaders(), body);
        String result = action.equals("DescribeDBClusters") ? cluster() : each("DBInstances", this::instance);
        byte[] answer = """
            <%1$sResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><%1$sResult>%2$s</%1$sResult>\
            <ResponseMetadata><RequestId>00000000-0000-0000-0000-000000000000</RequestId></ResponseMetadata>\
            </%1$sResponse>\
            """.formatted(action, result).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", AwsProtocol.QUERY.contentType);
        LoopbackHttp.answer(exchange, OK, answer);
    }

    private static String each(String list, Function<Host, String> description) {
        return Stream.of(Host.FIRST, Host.SECOND)
                .map(description)
                .collect(Collectors.joining("", "<" + list + ">", "</" + list + ">"));
    }

    private String cluster() {
        return """
            <DBClusters><DBCluster><DBClusterIdentifier>%1$s</DBClusterIdentifier>\
            <DBClusterArn>%2$scluster:%1$s</DBClusterArn><Status>available</Status><Endpoint>%3$s</Endpoint>%4$s\
            </DBCluster></DBClusters>\
            """.formatted(CLUSTER, ARN, ENDPOINT, each("DBClusterMembers", this::role));
    }

    private String role(Host host) {
        return """
            <DBClusterMember><DBInstanceIdentifier>%s</DBInstanceIdentifier><IsClusterWriter>%s</IsClusterWriter>\
            </DBClusterMember>\
            """.formatted(member(host), host == writer);
    }

    private String instance(Host host) {
        return """
            <DBInstance><DBInstanceIdentifier>%1$s</DBInstanceIdentifier><DBInstanceArn>%2$sdb:%1$s</DBInstanceArn>\
            <DBInstanceStatus>available</DBInstanceStatus><DBClusterIdentifier>%3$s</DBClusterIdentifier>\
            <Endpoint><Address>%4$s</Address><Port>%5$d</Port></Endpoint></DBInstance>\
            """.formatted(member(host), ARN, CLUSTER, memberEndpoint(host), port);
    }

    @Override
    public void close() {
        http.close();
    }
}
