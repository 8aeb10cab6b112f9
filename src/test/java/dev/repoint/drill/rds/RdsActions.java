package dev.repoint.drill.rds;

import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What each action does, and the result that its answer holds. */
final class RdsActions {
    private static final String INSTANCE = "DB";
    private static final String CLUSTER = "DBCluster";

    private final LocalAccount account;
    private final RdsTimings timings;

    RdsActions(LocalAccount account, RdsTimings timings) {
        this.account = account;
        this.timings = timings;
    }

    String carryOut(String action, RdsForm form, Instant now) throws RdsError {
        return switch (action) {
            case "DescribeDBInstances" ->
                RdsXml.list(
                        "DBInstances",
                        form.part(account.instances(form)),
                        each -> RdsXml.instance(each, account.clusterOf(each), now));
            case "DescribeDBClusters" ->
                RdsXml.list("DBClusters", form.part(account.clusters(form)), each -> RdsXml.cluster(each, now));
            case "ModifyDBInstance" -> modifyInstance(form, now);
            case "ModifyDBCluster" -> modifyCluster(form, now);
            case "RebootDBInstance" -> rebootInstance(form, now);
            case "RebootDBCluster" -> rebootCluster(form, now);
            default -> ofGroups(action, form, now);
        };
    }

    private String ofGroups(String action, RdsForm form, Instant now) throws RdsError {
        return switch (action) {
            case "DescribeDBParameterGroups" -> describe(INSTANCE, account.instanceGroups, form);
            case "DescribeDBClusterParameterGroups" -> describe(CLUSTER, account.clusterGroups, form);
            case "DescribeDBParameters" -> parameters(INSTANCE, account.instanceGroups, form);
            case "DescribeDBClusterParameters" -> parameters(CLUSTER, account.clusterGroups, form);
            case "CreateDBParameterGroup" -> create(INSTANCE, account.instanceGroups, form);
            case "CreateDBClusterParameterGroup" -> create(CLUSTER, account.clusterGroups, form);
            case "CopyDBParameterGroup" -> copy(INSTANCE, account.instanceGroups, form);
            case "CopyDBClusterParameterGroup" -> copy(CLUSTER, account.clusterGroups, form);
            case "ModifyDBParameterGroup" -> modify(INSTANCE, account.instanceGroups, form, now);
            case "ModifyDBClusterParameterGroup" -> modify(CLUSTER, account.clusterGroups, form, now);
            default -> throw RdsError.action(action);
        };
    }

    private static String describe(String kind, LocalGroups groups, RdsForm form) throws RdsError {
        Optional<String> name = form.find(kind + "ParameterGroupName");
        var found = name.isPresent() ? List.of(groups.find(name.get())) : groups.all();
        return RdsXml.list(kind + "ParameterGroups", form.part(found), group -> RdsXml.group(kind, group));
    }

    private static String parameters(String kind, LocalGroups groups, RdsForm form) throws RdsError {
        LocalGroup group = groups.find(form.get(kind + "ParameterGroupName"));
        return RdsXml.list("Parameters", form.part(RdsXml.parameters(group)), parameter -> parameter);
    }

    private static String create(String kind, LocalGroups groups, RdsForm form) throws RdsError {
        return RdsXml.group(
                kind,
                groups.create(
                        form.get(kind + "ParameterGroupName"),
                        form.get("DBParameterGroupFamily"),
                        form.get("Description")));
    }

    private static String copy(String kind, LocalGroups groups, RdsForm form) throws RdsError {
        return RdsXml.group(
                kind,
                groups.copy(
                        form.get("Source" + kind + "ParameterGroupIdentifier"),
                        form.get("Target" + kind + "ParameterGroupIdentifier"),
                        form.get("Target" + kind + "ParameterGroupDescription")));
    }

    private String modify(String kind, LocalGroups groups, RdsForm form, Instant now) throws RdsError {
        LocalGroup group = groups.find(form.get(kind + "ParameterGroupName"));
        var changed = groups.modify(group, form.entries("Parameters", "Parameter"));
        if (!changed.isEmpty()) {
            NavigableMap<String, String> immediate = new TreeMap<>();
            changed.forEach((name, setting) -> {
                if (setting.isImmediate()) {
                    immediate.put(name, setting.value());
                }
            });
            boolean takesReboot = immediate.size() < changed.size();
            account.instances()
                    .forEach(each -> each.changed(group, immediate, takesReboot, now.plus(timings.applying())));
        }
        return RdsXml.text(kind + "ParameterGroupName", group.name);
    }

    private String modifyInstance(RdsForm form, Instant now) throws RdsError {
        LocalInstance instance = account.findInstance(form.get("DBInstanceIdentifier"));
        LocalGroup group = account.instanceGroups.find(form.get("DBParameterGroupName"));
        checkFamily(group, instance.engineWord + instance.profile.major());
        checkIsAvailable(instance, now);
        if (group != instance.own().group()) {
            instance.own().attach(group, now.plus(timings.applying()));
            instance.modify(now.plus(timings.modifying()));
        }
        return RdsXml.instance(instance, account.clusterOf(instance), now);
    }

    private String modifyCluster(RdsForm form, Instant now) throws RdsError {
        LocalCluster cluster = account.findCluster(form.get("DBClusterIdentifier"));
        LocalGroup group = account.clusterGroups.find(form.get("DBClusterParameterGroupName"));
        checkFamily(group, cluster.engineWord + cluster.profile.major());
        checkIsAvailable(cluster, now);
        cluster.attach(group, now.plus(timings.modifying()), now.plus(timings.applying()));
        return RdsXml.cluster(cluster, now);
    }

    private String rebootInstance(RdsForm form, Instant now) throws RdsError {
        LocalInstance instance = account.findInstance(form.get("DBInstanceIdentifier"));
        if (form.isTrue("ForceFailover") && !instance.hasStandby()) {
            throw RdsError.combination(
                    "ForceFailover is for an instance with a standby, which " + instance.id + " has not");
        }
        checkIsAvailable(instance, now);
        instance.reboot(now.plus(timings.rebooting()));
        return RdsXml.instance(instance, account.clusterOf(instance), now);
    }

    private String rebootCluster(RdsForm form, Instant now) throws RdsError {
        LocalCluster cluster = account.findCluster(form.get("DBClusterIdentifier"));
        if (cluster.isAurora()) {
            throw RdsError.combination("RebootDBCluster is for Multi-AZ DB clusters");
        }
        checkIsAvailable(cluster, now);
        for (LocalInstance member : cluster.members()) {
            checkIsAvailable(member, now);
        }
        cluster.members().forEach(member -> member.reboot(now.plus(timings.rebooting())));
        return RdsXml.cluster(cluster, now);
    }

    private static void checkFamily(LocalGroup group, String family) throws RdsError {
        if (!group.family.equals(family)) {
            throw RdsError.combination("The parameter group " + group.name + " with DBParameterGroupFamily "
                    + group.family + " can't be used here; use one with DBParameterGroupFamily " + family);
        }
    }

    private static void checkIsAvailable(LocalInstance instance, Instant now) throws RdsError {
        if (!instance.status(now).equals(LocalInstance.AVAILABLE)) {
            throw RdsError.instanceState(instance.status(now));
        }
    }

    private static void checkIsAvailable(LocalCluster cluster, Instant now) throws RdsError {
        if (!cluster.status(now).equals(LocalInstance.AVAILABLE)) {
            throw RdsError.clusterState(cluster.status(now));
        }
    }
}
