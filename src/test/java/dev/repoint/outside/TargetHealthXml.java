package dev.repoint.outside;

import dev.repoint.drill.Disturbance;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers to DescribeTargetHealth with states that moto never gives: it has no draining, initial or unhealthy targets. */
final class TargetHealthXml {

    private TargetHealthXml() {}

    /** Of entries such as {@code 10.0.1.5 draining}. */
    static String of(String... entries) {
        String members = Stream.of(entries)
                .map(entry -> entry.split(" "))
                .map(entry -> """
                    <member><Target><Id>%s</Id><Port>5432</Port></Target>
                    <TargetHealth><State>%s</State></TargetHealth></member>\
                    """.formatted(entry[0], entry[1]))
                .collect(Collectors.joining());
        return """
            <DescribeTargetHealthResponse xmlns="http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/">
            <DescribeTargetHealthResult><TargetHealthDescriptions>%s</TargetHealthDescriptions>
            </DescribeTargetHealthResult></DescribeTargetHealthResponse>\
            """.formatted(members);
    }

    static Disturbance reply(String xml) {
        return new Disturbance.Body(200, "text/xml", xml.getBytes(StandardCharsets.UTF_8));
    }
}
