package dev.repoint.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule 7: identity of a target is address and port. */
final class TargetTest {

    @Test
    void sameAddressAndPortAreOneTarget() {
        assertThat(new Target(Address.of("fd00::5"), 5432))
                .isEqualTo(new Target(Address.of("FD00:0::5"), 5432))
                .isNotEqualTo(new Target(Address.of("fd00::5"), 5433))
                .isNotEqualTo(new Target(Address.of("fd00::6"), 5432));
    }

    @ParameterizedTest
    @CsvSource({"10.0.1.5, 10.0.1.5:5432", "fd00::5, [fd00::5]:5432"})
    void isWrittenWithItsPort(String address, String text) {
        assertThat(new Target(Address.of(address), 5432)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 65_535})
    void takesThePortsAtEitherEnd(int port) {
        assertThat(Target.parse(new Target(Examples.OLD, port).toString())).contains(new Target(Examples.OLD, port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.1.5:5432", "[fd00::5]:5432"})
    void isReadAsItIsWritten(String text) {
        assertThat(Target.parse(text).orElseThrow()).hasToString(text);
    }

    /** What somebody else wrote into the memory of own targets must not make one that isn't there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":5432",
                "10.0.1.5",
                "10.0.1.5:",
                "10.0.1.5:0",
                "10.0.1.5:05432",
                "10.0.1.5:65536",
                "10.0.1.5:123456",
                "10.0.1.5:54x2",
                "[10.0.1.5]:5432",
                "fd00::5:5432",
                "[fd00::5:5432",
                "[fd00::5]5432",
                "orders.example:5432"
            })
    void readsNothingElse(String text) {
        assertThat(Target.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65_536})
    void takesRealPortsOnly(int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Target(Examples.OLD, port))
                .withMessageContaining(String.valueOf(port));
    }
}
