package dev.repoint.drill.nlb;

import dev.repoint.alignment.Target;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Answers of ELBv2 as the SDK reads them. What goes in was validated, so that nothing needs to be escaped. */
final class ElbXml {
    private ElbXml() {}

    static String response(String action, String result) {
        return """
            <%1$sResponse xmlns="http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/">\
            <%1$sResult>%2$s</%1$sResult>\
            <ResponseMetadata><RequestId>00000000-0000-0000-0000-000000000000</RequestId></ResponseMetadata>\
            </%1$sResponse>\
            """.formatted(action, result);
    }

    /** EC2's answer, of another shape: the VPC in which a group is made. */
    static String vpcs(String id) {
        return """
            <DescribeVpcsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">\
            <vpcSet><item><vpcId>%s</vpcId><isDefault>true</isDefault></item></vpcSet>\
            </DescribeVpcsResponse>\
            """.formatted(id);
    }

    static String groups(Collection<LocalGroup> groups, String vpc) {
        return groups.stream()
                .map(group -> """
                    <member><TargetGroupArn>%s</TargetGroupArn><TargetGroupName>%s</TargetGroupName>\
                    <Protocol>TCP</Protocol><Port>%d</Port><VpcId>%s</VpcId><TargetType>ip</TargetType>\
                    <IpAddressType>%s</IpAddressType></member>\
                    """.formatted(group.arn(), group.name(), group.port(), vpc, group.ipAddressType()))
                .collect(Collectors.joining("", "<TargetGroups>", "</TargetGroups>"));
    }

    static String healths(Map<Target, TargetState> states, Map<Target, String> zones) {
        return states.entrySet().stream()
                .map(entry -> health(entry.getKey(), zones.getOrDefault(entry.getKey(), ""), entry.getValue()))
                .collect(Collectors.joining("", "<TargetHealthDescriptions>", "</TargetHealthDescriptions>"));
    }

    static String attributes(Map<String, String> attributes) {
        return attributes.entrySet().stream()
                .map(entry ->
                        "<member><Key>%s</Key><Value>%s</Value></member>".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("", "<Attributes>", "</Attributes>"));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String health(Target target, String zone, TargetState state) {
        return """
            <member><Target><Id>%1$s</Id><Port>%2$d</Port>%3$s</Target><HealthCheckPort>%2$d</HealthCheckPort>\
            <TargetHealth><State>%4$s</State>%5$s%6$s</TargetHealth></member>\
            """.formatted(
                        target.address(),
                        target.port(),
                        unlessEmpty("AvailabilityZone", zone),
                        state.state(),
                        unlessEmpty("Reason", state.reason()),
                        unlessEmpty("Description", state.description()));
    }

    private static String unlessEmpty(String element, String text) {
        return text.isEmpty() ? "" : "<%1$s>%2$s</%1$s>".formatted(element, text);
    }
}
