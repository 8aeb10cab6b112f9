package dev.repoint.aws;

import dev.repoint.bootstrap.Database;
import dev.repoint.bootstrap.Database.ApplyStatus;
import dev.repoint.bootstrap.DatabaseId;
import dev.repoint.bootstrap.Host;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBParameterGroupStatus;
import software.amazon.awssdk.services.rds.model.MasterUserSecret;
import software.amazon.awssdk.services.rds.model.Tag;

/** Reads the source out of RDS's descriptions. */
final class DatabaseDescription {
    private static final String AVAILABLE = "available";

    /** No word of RDS's: for the seconds of a failover in which no member is the writer. */
    private static final String WITHOUT_WRITER = "without-writer";

    private DatabaseDescription() {}

    static Database ofInstance(DBInstance instance) {
        Optional<DBParameterGroupStatus> group =
                instance.dbParameterGroups().stream().findFirst();
        return new Database(
                new DatabaseId.Instance(instance.dbInstanceIdentifier()),
                text(instance.dbInstanceArn()),
                text(instance.dbiResourceId()),
                text(instance.engine()),
                text(instance.engineVersion()),
                text(instance.dbInstanceStatus()),
                Optional.ofNullable(instance.endpoint()).flatMap(it -> host(it.address(), it.port())),
                text(instance.masterUsername()),
                secret(instance.masterUserSecret()),
                Boolean.TRUE.equals(instance.iamDatabaseAuthenticationEnabled()),
                group.map(DBParameterGroupStatus::dbParameterGroupName).orElse(""),
                applyStatus(group.map(DBParameterGroupStatus::parameterApplyStatus)),
                Boolean.TRUE.equals(instance.multiAZ()),
                tags(instance.tagList()));
    }

    static Database ofCluster(DBCluster cluster, Optional<DBInstance> writer) {
        return new Database(
                new DatabaseId.Cluster(cluster.dbClusterIdentifier()),
                text(cluster.dbClusterArn()),
                text(cluster.dbClusterResourceId()),
                text(cluster.engine()),
                text(cluster.engineVersion()),
                AVAILABLE.equals(cluster.status())
                        ? writer.map(DBInstance::dbInstanceStatus).orElse(WITHOUT_WRITER)
                        : text(cluster.status()),
                host(cluster.endpoint(), cluster.port()),
                text(cluster.masterUsername()),
                secret(cluster.masterUserSecret()),
                Boolean.TRUE.equals(cluster.iamDatabaseAuthenticationEnabled()),
                text(cluster.dbClusterParameterGroup()),
                applyStatus(writerOf(cluster).map(DBClusterMember::dbClusterParameterGroupStatus)),
                false,
                tags(cluster.tagList()));
    }

    static Optional<DBClusterMember> writerOf(DBCluster cluster) {
        return cluster.dbClusterMembers().stream()
                .filter(member -> Boolean.TRUE.equals(member.isClusterWriter()))
                .findFirst();
    }

    private static ApplyStatus applyStatus(Optional<String> word) {
        return switch (word.orElse("")) {
            case "in-sync" -> ApplyStatus.IN_SYNC;
            case "pending-reboot" -> ApplyStatus.PENDING_REBOOT;
            case "applying", "pending-database-upgrade" -> ApplyStatus.APPLYING;
            case "failed-to-apply" -> ApplyStatus.FAILED;
            default -> ApplyStatus.UNKNOWN;
        };
    }

    private static Optional<Host> host(@Nullable String name, @Nullable Integer port) {
        return name == null || port == null ? Optional.empty() : Optional.of(new Host(name, port));
    }

    private static Optional<String> secret(@Nullable MasterUserSecret managed) {
        return Optional.ofNullable(managed).map(MasterUserSecret::secretArn);
    }

    private static NavigableMap<String, String> tags(List<Tag> tags) {
        NavigableMap<String, String> byKey = new TreeMap<>();
        tags.forEach(tag -> byKey.put(tag.key(), text(tag.value())));
        return byKey;
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
