package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.repoint.remediation.Binding;
import dev.repoint.remediation.BindingReport;
import dev.repoint.remediation.Outcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Those bindings that a call names, and the reports of those that can't be served. */
final class ListingTest {
    private static final Binding ORDERS = Bindings.of("orders", "orders.example.com");
    private static final Binding STOCK = Bindings.of("stock", "stock.example.com");
    private static final Entry.Broken PETS = new Entry.Broken("pets", "pets.port: \"0\" is not a port");
    private static final Listing LISTING =
            new Listing(List.of(ORDERS, STOCK), List.of(PETS), Optional.of("tags can't be read"));

    @Test
    void areThoseThatAreNamedInTheirOwnOrder() {
        Listing two = LISTING.named(List.of("stock", "orders", "stock"));

        assertThat(two.bindings()).containsExactly(ORDERS, STOCK);
        assertThat(two.broken()).isEmpty();
    }

    @Test
    void areTheBrokenOnesThatAreNamed() {
        Listing one = LISTING.named(List.of("pets"));

        assertThat(one.bindings()).isEmpty();
        assertThat(one.broken()).containsExactly(PETS);
    }

    @Test
    void areRefusedByANameThatIsUnknownWithThoseThatAreNot() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> LISTING.named(List.of("orders", "Stock", "x")))
                .withMessage("bindings: \"Stock\" is not the name of a binding; known are [orders, stock, pets]; "
                        + "bindings: \"x\" is not the name of a binding; known are [orders, stock, pets]");
    }

    @Test
    void areReportedAsFailed() {
        assertThat(LISTING.failures())
                .extracting(BindingReport::name, BindingReport::outcome, BindingReport::reason)
                .containsExactly(
                        tuple("pets", Outcome.FAILED, "pets.port: \"0\" is not a port"),
                        tuple("REPOINT_BINDINGS", Outcome.FAILED, "tags can't be read"));
    }

    @Test
    void areOutdatedWhicheverAreNamed() {
        assertThat(LISTING.named(List.of("orders")).failures())
                .extracting(BindingReport::name)
                .containsExactly("REPOINT_BINDINGS");
    }

    @Test
    void areEmptyOnlyWithoutBrokenOnes() {
        assertThat(Listing.NONE.isEmpty()).isTrue();
        assertThat(new Listing(List.of(), List.of(PETS), Optional.empty()).isEmpty())
                .isFalse();
        assertThat(new Listing(List.of(ORDERS), List.of(), Optional.empty()).isEmpty())
                .isFalse();
    }
}
