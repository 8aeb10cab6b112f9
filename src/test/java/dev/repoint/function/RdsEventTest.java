package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.function.RdsEvent.Kind;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which events may move an address: all but a few that are known to leave it alone. */
final class RdsEventTest {

    /** Their ids are of backup, creation, deletion and low storage. */
    @ParameterizedTest
    @ValueSource(strings = {"0001", "0002", "0003", "0005", "0007", "0089", "0170", "0171", "0244", "0246"})
    void leaveAddressesAlone(String number) {
        assertThat(event(Optional.of("RDS-EVENT-" + number), Set.of()).mayMoveAddress())
                .isFalse();
    }

    /** Failover, availability, class change, maintenance, restoration, cluster failover, switch-over; and unknown ones. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0013", "0015", "0034", "0049", "0050", "0051", "0065", "0004", "0006", "0012", "0014", "0024", "0026",
                "0027", "0029", "0043", "0045", "0087", "0088", "0154", "0221", "0222", "0266", "0268", "0385", "0422",
                "0069", "0070", "0071", "0072", "0073", "0151", "0172", "0247", "0248", "0250", "0251", "0397", "9999"
            })
    void mayMoveAddresses(String number) {
        assertThat(event(Optional.of("RDS-EVENT-" + number), Set.of()).mayMoveAddress())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"backup", "creation", "deletion", "low storage"})
    void leaveAddressesAloneByTheirCategory(String category) {
        assertThat(event(Optional.empty(), Set.of(category)).mayMoveAddress()).isFalse();
        assertThat(event(Optional.of("RDS-EVENT-9999"), Set.of(category)).mayMoveAddress())
                .isFalse();
    }

    @Test
    void mayMoveAddressesWithoutAnId() {
        assertThat(event(Optional.empty(), Set.of()).mayMoveAddress()).isTrue();
        assertThat(event(Optional.empty(), Set.of("empty")).mayMoveAddress()).isTrue();
    }

    @Test
    void mayMoveAddressesByOneOfTheirCategories() {
        assertThat(event(Optional.empty(), Set.of("backup", "failover")).mayMoveAddress())
                .isTrue();
    }

    /** A cluster renamed; a switch-over started, completed, canceled, as a whole and for one of its databases. */
    @ParameterizedTest
    @ValueSource(strings = {"0172", "0247", "0248", "0249", "0250", "0251", "0252"})
    void mayChangeNames(String number) {
        assertThat(event(Optional.of("RDS-EVENT-" + number), Set.of()).mayChangeNames())
                .isTrue();
    }

    @Test
    void mayChangeNamesAsAnyEventOfADeploymentThatIsNotItsBeginningOrEnd() {
        assertThat(ofDeployment(Optional.empty(), Set.of()).mayChangeNames()).isTrue();
        assertThat(ofDeployment(Optional.of("RDS-EVENT-9999"), Set.of()).mayChangeNames())
                .isTrue();
        assertThat(ofDeployment(Optional.of("RDS-EVENT-0244"), Set.of("creation"))
                        .mayChangeNames())
                .isFalse();
        assertThat(ofDeployment(Optional.of("RDS-EVENT-0246"), Set.of("deletion"))
                        .mayChangeNames())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001", "0013", "0049", "0071", "0385", "9999"})
    void leaveNamesAlone(String number) {
        assertThat(event(Optional.of("RDS-EVENT-" + number), Set.of()).mayChangeNames())
                .isFalse();
        assertThat(event(Optional.empty(), Set.of()).mayChangeNames()).isFalse();
    }

    private static RdsEvent ofDeployment(Optional<String> id, Set<String> categories) {
        return new RdsEvent(Kind.BLUE_GREEN_DEPLOYMENT, Optional.of("bgd-1"), id, categories, Instant.EPOCH);
    }

    private static RdsEvent event(Optional<String> id, Set<String> categories) {
        return new RdsEvent(Kind.INSTANCE, Optional.of("orders"), id, categories, Instant.EPOCH);
    }
}
