package dev.repoint.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ManagingToolTest {

    @ParameterizedTest
    @CsvSource({
        "aws:cloudformation:stack-name, orders, CLOUD_FORMATION",
        "managed-by, CDK, CLOUD_FORMATION",
        "ManagedBy, aws-cdk, CLOUD_FORMATION",
        "ManagedBy, Terraform, TERRAFORM",
        "managed_by, terragrunt, TERRAFORM",
        "terraform, true, TERRAFORM",
        "terraform:workspace, prod, TERRAFORM",
        "iac, OpenTofu, TERRAFORM",
        "created-with, pulumi, PULUMI",
        "pulumi:project, orders, PULUMI",
        "crossplane-kind, instance.rds, CROSSPLANE",
        "Provisioner, ansible, OTHER",
        "managed-by, ack, OTHER",
        "managed-by, database operator, OTHER",
    })
    void isNamedByATag(String key, String value, ManagingTool tool) {
        assertThat(ManagingTool.of(Map.of(key, value, "Name", "orders"))).contains(tool);
    }

    @ParameterizedTest
    @CsvSource({
        "Name, orders",
        "ManagedBy, the platform team",
        "CreatedBy, jack",
        "created-by, slack-bot",
        "created-by, backend",
        "terraform, false",
        "team, cdk",
        "owner, operator",
        "cloudformation, true",
        "repo, github.com/shop/terraform-modules",
    })
    void isNotReadIntoOtherTags(String key, String value) {
        assertThat(ManagingTool.of(Map.of(key, value))).isEmpty();
    }

    @Test
    void theFirstOfSeveralCounts() {
        assertThat(ManagingTool.of(Map.of("managed-by", "pulumi", "aws:cloudformation:stack-id", "x")))
                .contains(ManagingTool.CLOUD_FORMATION);
    }

    private static String lines(ManagingTool tool, World world, Wish wish) {
        return tool.lines(wish.goal(), world.seen(wish.goal()).current());
    }

    @Test
    void itsLinesHaveAllThatWasSetAndAllThatIsWanted() {
        World world = new World(16, "shared", Map.of("log_statement", "ddl"));
        world.rds.other("billing", "shared");

        assertThat(lines(ManagingTool.CLOUD_FORMATION, world, new Wish()))
                .contains("Type: AWS::RDS::DBParameterGroup", "Family: postgres16")
                .contains("log_statement: 'ddl'", "rds.logical_replication: '1'", "wal_sender_timeout: '0'");
        assertThat(lines(ManagingTool.TERRAFORM, world, new Wish()))
                .contains("resource \"aws_db_parameter_group\"", "family = \"postgres16\"")
                .contains("name         = \"log_statement\"\n    value        = \"ddl\"");
        assertThat(lines(ManagingTool.OTHER, world, new Wish())).contains("log_statement=ddl", "instance:orders");
    }

    @Test
    void aClustersAreForClusters() {
        DatabaseId id = new DatabaseId.Cluster("orders");
        World world = new World(id, "aurora-postgresql", 16, "default.aurora-postgresql16", Map.of());

        assertThat(lines(ManagingTool.CLOUD_FORMATION, world, new Wish().of(id)))
                .contains("AWS::RDS::DBClusterParameterGroup", "DBClusterParameterGroupName: !Ref");
        assertThat(lines(ManagingTool.TERRAFORM, world, new Wish().of(id)))
                .contains("aws_rds_cluster_parameter_group", "db_cluster_parameter_group_name =");
        assertThat(lines(ManagingTool.OTHER, world, new Wish().of(id)))
                .contains("a cluster parameter group", "cluster:orders");
        assertThat(lines(ManagingTool.OTHER, World.bare(), new Wish())).contains("put a parameter group");
    }

    @Test
    void aValueStaysAValue() {
        World world = World.bare();
        Wish wish = new Wish().parameter("log_line_prefix", "%t:'\"\\");

        assertThat(lines(ManagingTool.CLOUD_FORMATION, world, wish)).contains("log_line_prefix: '%t:''\"\\'");
        assertThat(lines(ManagingTool.TERRAFORM, world, wish)).contains("= \"%t:'\\\"\\\\\"");
    }
}
