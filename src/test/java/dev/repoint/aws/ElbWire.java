package dev.repoint.aws;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Target;
import dev.repoint.drill.AwsGateway;
import dev.repoint.drill.Disturbance;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** An ELBv2 endpoint that says what a test tells it to, with a client of ours before it. */
final class ElbWire implements AutoCloseable {
    static final String GROUP =
            "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/orders/0123456789abcdef";

    private final AwsGateway elb = AwsGateway.before(URI.create("http://127.0.0.1:9"));

    /** Where calls are disturbed and written down. */
    final AwsGateway gateway = AwsGateway.before(elb.endpoint());

    private final SdkEnvironment environment = SdkEnvironment.with(gateway.endpoint());
    final AwsClients clients = new AwsClients();
    final ElbTargetGroups groups = new ElbTargetGroups(clients);

    ElbWire() {
        holds("");
    }

    /** From now on the group holds these descriptions; every change of it is taken, without effect. */
    void holds(String descriptions) {
        elb.calm();
        elb.disturbAlways("RegisterTargets"::equals, document("RegisterTargets", ""));
        elb.disturbAlways("DeregisterTargets"::equals, document("DeregisterTargets", ""));
        elb.disturbAlways(
                "DescribeTargetHealth"::equals,
                document(
                        "DescribeTargetHealth",
                        "<TargetHealthDescriptions>" + descriptions + "</TargetHealthDescriptions>"));
    }

    /** From now on a balancer uses the group, and cross-zone is set so at both, or not at all. */
    void describesBalancer(String crossZoneOfGroup, String crossZoneOfBalancer) {
        say("DescribeTargetGroups", """
            <TargetGroups><member><LoadBalancerArns><member>an-arn</member></LoadBalancerArns></member></TargetGroups>\
            """);
        say("DescribeTargetGroupAttributes", crossZone(crossZoneOfGroup));
        say("DescribeLoadBalancers", """
            <LoadBalancers><member><LoadBalancerName>orders</LoadBalancerName><AvailabilityZones><member>\
            <ZoneName>eu-west-1a</ZoneName></member></AvailabilityZones></member></LoadBalancers>\
            """);
        say("DescribeLoadBalancerAttributes", crossZone(crossZoneOfBalancer));
    }

    private static String crossZone(String value) {
        return value.isEmpty() ? "<Attributes></Attributes>" : """
            <Attributes><member><Key>load_balancing.cross_zone.enabled</Key><Value>%s</Value></member></Attributes>\
            """.formatted(value);
    }

    /** From now on that call is answered so. */
    void say(String action, String result) {
        elb.disturbAlways(action::equals, document(action, result));
    }

    static Disturbance document(String action, String result) {
        return body(200, "text/xml", """
            <%1$sResponse xmlns="http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/">\
            <%1$sResult>%2$s</%1$sResult>\
            <ResponseMetadata><RequestId>00000000-0000-0000-0000-000000000000</RequestId></ResponseMetadata>\
            </%1$sResponse>\
            """.formatted(action, result));
    }

    static Disturbance body(int status, String contentType, String text) {
        return new Disturbance.Body(status, contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    static String description(String id, int port, String health) {
        return """
            <member><Target><Id>%s</Id><Port>%d</Port></Target><TargetHealth>%s</TargetHealth></member>\
            """.formatted(id, port, health);
    }

    static NavigableSet<Target> targets(int port, String... addresses) {
        return Stream.of(addresses)
                .map(address -> new Target(Address.of(address), port))
                .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
    }

    @Override
    public void close() {
        environment.close();
        gateway.close();
        elb.close();
    }
}
