package dev.repoint.training;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * What AWS says, as much of it as Repoint reads.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetHealth.html">ELBv2</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBInstances.html">RDS</a>
 * @see <a href="https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListResourceRecordSets.html">Route 53</a>
 */
final class Recordings {
    static final String INSTANCES = rds(
            "DescribeDBInstances", "<DBInstances>" + instance("billing") + instance("reports-1") + "</DBInstances>");

    static final String CLUSTERS = rds("DescribeDBClusters", """
        <DBClusters><DBCluster><DBClusterIdentifier>reports</DBClusterIdentifier>\
        <DBClusterArn>arn:aws:rds:eu-west-1:123456789012:cluster:reports</DBClusterArn><Status>available</Status>\
        <Endpoint>reports.cluster-abc123.eu-west-1.rds.amazonaws.com</Endpoint><DBClusterMembers><DBClusterMember>\
        <DBInstanceIdentifier>reports-1</DBInstanceIdentifier><IsClusterWriter>true</IsClusterWriter></DBClusterMember>\
        </DBClusterMembers></DBCluster></DBClusters>\
        """);

    private Recordings() {}

    static String group(String arn) {
        return elb("DescribeTargetGroups", """
            <TargetGroups><member><TargetGroupArn>%s</TargetGroupArn><Port>5432</Port><Protocol>TCP</Protocol></member></TargetGroups>\
            """.formatted(arn));
    }

    static String health(Set<String> targets) {
        return elb(
                "DescribeTargetHealth",
                targets.stream()
                        .map(id -> """
                            <member><Target><Id>%s</Id><Port>5432</Port></Target>\
                            <TargetHealth><State>healthy</State></TargetHealth></member>\
                            """.formatted(id))
                        .collect(Collectors.joining("", "<TargetHealthDescriptions>", "</TargetHealthDescriptions>")));
    }

    /** @throws IllegalStateException if nothing changed: the function asked for what was so already */
    static String changed(String action, boolean isChange) {
        if (!isChange) {
            throw new IllegalStateException(action + " changed nothing");
        }
        return elb(action, "");
    }

    /** The record before the change, or that the change is under way. */
    static String route53(String method) {
        return method.equals("GET") ? """
            <ListResourceRecordSetsResponse xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><ResourceRecordSets>\
            <ResourceRecordSet><Name>record.internal.example.</Name><Type>A</Type><TTL>30</TTL><ResourceRecords>\
            <ResourceRecord><Value>%s</Value></ResourceRecord></ResourceRecords></ResourceRecordSet>\
            </ResourceRecordSets><IsTruncated>false</IsTruncated><MaxItems>1</MaxItems>\
            </ListResourceRecordSetsResponse>\
            """.formatted(FirstEvents.BEFORE) : """
                <ChangeResourceRecordSetsResponse xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><ChangeInfo>\
                <Id>/change/C1</Id><Status>PENDING</Status><SubmittedAt>2026-01-01T00:00:00Z</SubmittedAt></ChangeInfo>\
                </ChangeResourceRecordSetsResponse>\
                """;
    }

    private static String instance(String id) {
        return """
            <DBInstance><DBInstanceIdentifier>%1$s</DBInstanceIdentifier>\
            <DBInstanceArn>arn:aws:rds:eu-west-1:123456789012:db:%1$s</DBInstanceArn>\
            <DBInstanceStatus>available</DBInstanceStatus>\
            <Endpoint><Address>%1$s.abc123.eu-west-1.rds.amazonaws.com</Address><Port>5432</Port></Endpoint>\
            </DBInstance>\
            """.formatted(id);
    }

    private static String elb(String action, String result) {
        return response("http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/", action, result);
    }

    private static String rds(String action, String result) {
        return response("http://rds.amazonaws.com/doc/2014-10-31/", action, result);
    }

    private static String response(String namespace, String action, String result) {
        return """
            <%2$sResponse xmlns="%1$s"><%2$sResult>%3$s</%2$sResult>\
            <ResponseMetadata><RequestId>00000000-0000-0000-0000-000000000000</RequestId></ResponseMetadata>\
            </%2$sResponse>\
            """.formatted(namespace, action, result);
    }
}
