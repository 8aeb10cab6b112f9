package dev.repoint.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One of many databases is found by its identifier or its ARN, and no other is taken for it. */
final class InventoryTest {

    private static final Inventory MANY = new Inventory(
            List.of(
                    Rds.instance("billing", "available"),
                    Rds.instance("orders", "available"),
                    Rds.instance("orders-2", "available")),
            List.of(
                    Rds.cluster("billing").clusters().getFirst(),
                    Rds.cluster("orders").clusters().getFirst()));

    @ParameterizedTest
    @ValueSource(strings = {"orders", "Orders", "arn:aws:rds:eu-west-1:123456789012:db:orders"})
    void anInstanceIsFoundAmongOthers(String given) {
        assertThat(MANY.instance(given)).map(Inventory.Instance::identifier).contains("orders");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "Orders", "arn:aws:rds:eu-west-1:123456789012:cluster:orders"})
    void aClusterIsFoundAmongOthers(String given) {
        assertThat(MANY.cluster(given)).map(Inventory.Cluster::identifier).contains("orders");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(MANY.instance("order")).isEmpty();
        assertThat(MANY.instance("arn:aws:rds:eu-west-1:999999999999:db:orders"))
                .isEmpty();
        assertThat(MANY.cluster("orders-2")).isEmpty();
    }
}
