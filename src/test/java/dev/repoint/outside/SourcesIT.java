package dev.repoint.outside;

import static dev.repoint.drill.DnsReply.a;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repoint.drill.AccountDatabases;
import dev.repoint.drill.Disturbance;
import dev.repoint.drill.LambdaRuntime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Databases by their identifiers: the RDS API says which endpoints they have, DNS where those are. */
final class SourcesIT {
    private static final String[] REPAIR = {
        "DescribeTargetHealth", "RegisterTargets", "DescribeTargetHealth", "DeregisterTargets"
    };

    private final Stage stage = new Stage();
    private final AccountDatabases databases = stage.account.databases();

    @BeforeEach
    void startAnew() {
        stage.startAnew();
    }

    @AfterEach
    void clear() {
        stage.close();
    }

    @Test
    void followsAnInstance() throws Exception {
        databases.createInstance("orders");
        String group = stage.group("10.0.1.5");
        stage.bind("orders", "instance:orders", group);
        stage.dns.answer(databases.endpoint("orders"), a(0, "10.0.2.7"));

        JsonNode report = Stage.report(stage.start().invoke(Stage.tick()));

        assertThat(stage.registered(group)).containsExactly("10.0.2.7");
        assertThat(stage.elbActions()).containsExactly(REPAIR);
        assertThat(stage.aws.calls("DescribeDBInstances")).isNotEmpty();
        assertThat(report.at("/awsCalls").asInt()).isEqualTo(stage.actions().size());
    }

    /** Otherwise than for an instance: the old writer lives on, and is removed although nobody is healthy yet. */
    @Test
    void followsTheWriterOfACluster() throws Exception {
        databases.createCluster("shop", "shop-1", "shop-2");
        String group = stage.group("10.0.1.5");
        stage.bind("shop", "cluster:shop", group);
        stage.dns.answer(databases.endpoint("shop-1"), a(0, "10.0.1.5"));
        stage.dns.answer(databases.endpoint("shop-2"), a(0, "10.0.2.7"));
        stage.dns.answer(databases.clusterEndpoint("shop"), a(0, "10.0.1.5"));
        LambdaRuntime function = stage.start();
        Stage.report(function.invoke(Stage.tick()));
        assertThat(stage.elbActions()).containsExactly("DescribeTargetHealth");
        stage.aws.forgetCalls();

        databases.failOver("shop", "shop-2");
        stage.dns.answer(databases.clusterEndpoint("shop"), a(0, "10.0.2.7"));
        JsonNode report = Stage.report(function.invoke(Stage.tick()));

        assertThat(stage.registered(group)).containsExactly("10.0.2.7");
        assertThat(stage.elbActions()).containsExactly(REPAIR);
        assertThat(report.at("/bindings/0/outcome").asText()).isEqualTo("realigned");
    }

    /** Never by the reader endpoint, which gives one of them at a time. */
    @Test
    void holdsEveryReaderAndNoneThatWasDeleted() throws Exception {
        databases.createCluster("shop", "shop-1", "shop-2", "shop-3");
        String group = stage.group("10.0.1.5");
        stage.bind("readers", "readers:shop", group);
        stage.dns.answer(databases.endpoint("shop-1"), a(0, "10.0.1.5"));
        stage.dns.answer(databases.endpoint("shop-2"), a(0, "10.0.2.7"));
        stage.dns.answer(databases.endpoint("shop-3"), a(0, "10.0.3.9"));
        LambdaRuntime function = stage.start();
        Stage.report(function.invoke(Stage.tick()));
        assertThat(stage.registered(group)).contains("10.0.2.7", "10.0.3.9");

        databases.delete("shop-3");
        JsonNode report = Stage.report(function.invoke(Stage.tick()));

        assertThat(stage.registered(group)).contains("10.0.2.7").doesNotContain("10.0.3.9");
        assertThat(Stage.texts(report.at("/bindings/0/deregistered"))).contains("10.0.3.9");
    }

    @Test
    void saysOfAnUnknownIdentifierThatItIsAndServesTheOthers() throws Exception {
        databases.createInstance("orders");
        String group = stage.group("10.0.1.5");
        stage.bind("nobody", "instance:nobody", stage.group("10.0.1.6"));
        stage.bind("orders", "instance:orders", group);
        stage.dns.answer(databases.endpoint("orders"), a(0, "10.0.2.7"));

        JsonNode report = Stage.report(stage.start().invoke(Stage.tick()));

        assertThat(report.at("/bindings/0/outcome").asText()).isEqualTo("failed");
        assertThat(report.at("/bindings/0/reason").asText())
                .isEqualTo("the RDS API knows no DB instance nobody in this account and region");
        assertThat(report.at("/bindings/1/outcome").asText()).isEqualTo("realigned");
        assertThat(stage.registered(group)).containsExactly("10.0.2.7");
    }

    @Test
    void saysThatItMayNotAskRdsAndLeavesTheGroupAlone() throws Exception {
        databases.createInstance("orders");
        String group = stage.group("10.0.1.5");
        stage.bind("orders", "instance:orders", group);
        stage.dns.answer(databases.endpoint("orders"), a(0, "10.0.2.7"));
        stage.aws.disturbAlways(
                "DescribeDBInstances"::equals,
                new Disturbance.Fail(403, "AccessDenied", "not authorized to perform rds:DescribeDBInstances"));

        String error = Stage.error(stage.start().invoke(Stage.tick()));

        assertThat(error)
                .contains("orders: ")
                .contains("AccessDenied")
                .contains("not authorized to perform rds:DescribeDBInstances");
        assertThat(stage.writes()).isEmpty();
        assertThat(stage.registered(group)).containsExactly("10.0.1.5");
    }

    /** The API that is out of reach keeps nothing from DNS once it has said where to ask. */
    @Test
    void goesOnFollowingWhenTheApiFallsSilent() throws Exception {
        databases.createInstance("orders");
        String group = stage.group("10.0.1.5");
        stage.bind("orders", "instance:orders", group);
        String endpoint = databases.endpoint("orders");
        stage.dns.answer(endpoint, a(0, "10.0.1.5"));
        LambdaRuntime function = stage.start();
        Stage.report(function.invoke(Stage.tick()));

        stage.aws.disturbAlways("DescribeDBInstances"::equals, new Disturbance.Hang());
        stage.dns.answer(endpoint, a(0, "10.0.2.7"));
        Stage.report(function.invoke(Stage.tick()));

        assertThat(stage.registered(group)).containsExactly("10.0.2.7");
    }
}
