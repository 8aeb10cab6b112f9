package dev.repoint.drill.rds;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Answers of RDS as the SDK reads them. */
final class RdsXml {
    private static final String ARN = "arn:aws:rds:eu-west-1:123456789012:";

    private RdsXml() {}

    static String response(String action, String result) {
        return """
            <%1$sResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><%1$sResult>%2$s</%1$sResult>\
            <ResponseMetadata><RequestId>00000000-0000-0000-0000-000000000000</RequestId></ResponseMetadata>\
            </%1$sResponse>\
            """.formatted(action, result);
    }

    static <T> String list(String name, RdsForm.Part<T> part, Function<T, String> entry) {
        return tag(name, part.entries().stream().map(entry).collect(Collectors.joining()))
                + part.marker().map(next -> text("Marker", next)).orElse("");
    }

    static String tag(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }

    static String text(String name, Object value) {
        return tag(name, escaped(value.toString()));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    static String instanceArn(LocalInstance instance) {
        return ARN + "db:" + instance.id;
    }

    static String clusterArn(LocalCluster cluster) {
        return ARN + "cluster:" + cluster.id;
    }

    static String instance(LocalInstance instance, Optional<LocalCluster> cluster, Instant now) {
        Profile profile = instance.profile;
        return tag(
                "DBInstance",
                text("DBInstanceIdentifier", instance.id)
                        + text("DBInstanceArn", instanceArn(instance))
                        + text("DbiResourceId", profile.resourceId())
                        + text("DBInstanceStatus", instance.status(now))
                        + text("MultiAZ", instance.hasStandby())
                        + cluster.map(its -> text("DBClusterIdentifier", its.id))
                                .orElse("")
                        + tag("Endpoint", text("Address", profile.host()) + text("Port", profile.port()))
                        + tag("DBParameterGroups", tag("DBParameterGroup", status(instance.own(), now)))
                        + text("AvailabilityZone", LocalRds.ZONES.first())
                        + tag("DBSubnetGroup", subnetGroup())
                        + described(instance.engineWord, profile));
    }

    private static String subnetGroup() {
        String subnets = LocalRds.ZONES.stream()
                .map(zone -> tag(
                        "Subnet", tag("SubnetAvailabilityZone", text("Name", zone)) + text("SubnetStatus", "Active")))
                .collect(Collectors.joining());
        return text("DBSubnetGroupName", LocalRds.SUBNET_GROUP) + tag("Subnets", subnets);
    }

    private static String status(AppliedGroup applied, Instant now) {
        return text("DBParameterGroupName", applied.group().name) + text("ParameterApplyStatus", applied.status(now));
    }

    static String cluster(LocalCluster cluster, Instant now) {
        Profile profile = cluster.profile;
        String members = cluster.members().stream()
                .map(member -> member(cluster, member, now))
                .collect(Collectors.joining());
        return tag(
                "DBCluster",
                text("DBClusterIdentifier", cluster.id)
                        + text("DBClusterArn", clusterArn(cluster))
                        + text("DbClusterResourceId", profile.resourceId())
                        + text("Status", cluster.status(now))
                        + text("Endpoint", profile.host())
                        + text("Port", profile.port())
                        + text("DBClusterParameterGroup", cluster.group().name)
                        + tag("DBClusterMembers", members)
                        + described(cluster.engineWord, profile));
    }

    private static String member(LocalCluster cluster, LocalInstance member, Instant now) {
        return tag(
                "DBClusterMember",
                text("DBInstanceIdentifier", member.id)
                        + text("IsClusterWriter", member.id.equals(cluster.writer()))
                        + text(
                                "DBClusterParameterGroupStatus",
                                member.ofCluster()
                                        .map(applied -> applied.status(now))
                                        .orElseThrow()));
    }

    private static String described(String engine, Profile profile) {
        return text("Engine", engine)
                + text("EngineVersion", profile.version())
                + text("MasterUsername", profile.adminUser())
                + text("IAMDatabaseAuthenticationEnabled", profile.hasTokens())
                + profile.adminSecret()
                        .map(arn -> tag("MasterUserSecret", text("SecretArn", arn) + text("SecretStatus", "active")))
                        .orElse("")
                + tags(profile.tags());
    }

    private static String tags(NavigableMap<String, String> tags) {
        return tag(
                "TagList",
                tags.entrySet().stream()
                        .map(each -> tag("Tag", text("Key", each.getKey()) + text("Value", each.getValue())))
                        .collect(Collectors.joining()));
    }

    /** @param kind {@code DB} or {@code DBCluster} */
    static String group(String kind, LocalGroup group) {
        return tag(
                kind + "ParameterGroup",
                text(kind + "ParameterGroupName", group.name)
                        + text("DBParameterGroupFamily", group.family)
                        + text("Description", group.description));
    }

    static List<String> parameters(LocalGroup group) {
        Map<String, LocalGroup.Setting> set = group.settings();
        return group.engine().values().stream()
                .map(parameter -> parameter(parameter, Optional.ofNullable(set.get(parameter.name()))))
                .toList();
    }

    private static String parameter(EngineParameter parameter, Optional<LocalGroup.Setting> set) {
        String method = parameter.isStatic() ? "pending-reboot" : "immediate";
        Optional<String> value = set.map(LocalGroup.Setting::value).or(parameter::value);
        return tag(
                "Parameter",
                text("ParameterName", parameter.name())
                        + value.map(given -> text("ParameterValue", given)).orElse("")
                        + text("Source", set.isPresent() ? "user" : parameter.source())
                        + text("ApplyType", parameter.applyType())
                        + text("IsModifiable", parameter.isModifiable())
                        + (parameter.allowed().isEmpty() ? "" : text("AllowedValues", parameter.allowed()))
                        + text(
                                "ApplyMethod",
                                set.map(LocalGroup.Setting::applyMethod).orElse(method)));
    }
}
