package dev.repoint.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule 8's ranges. */
final class AllowedRangesTest {

    @ParameterizedTest
    @ValueSource(strings = {"10.0.1.5", "172.16.0.1", "172.31.255.254", "192.168.1.1", "100.64.0.1", "100.127.0.1"})
    void privateAndSharedAddressesAreAllowedByDefault(String address) {
        assertThat(AllowedRanges.PRIVATE.contain(Address.of(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.7", "172.32.0.1", "127.0.0.1", "169.254.169.254", "0.0.0.0", "fd00::5", "::1"})
    void nothingElseIsAllowedByDefault(String address) {
        assertThat(AllowedRanges.PRIVATE.contain(Address.of(address))).isFalse();
    }

    @Test
    void anyOfSeveralRangesIsEnough() {
        var ranges = new AllowedRanges(List.of(
                Cidr.parse("10.0.0.0/24").orElseThrow(), Cidr.parse("fd00::/8").orElseThrow()));

        assertThat(ranges.contain(Address.of("10.0.0.5"))).isTrue();
        assertThat(ranges.contain(Address.of("fd12::5"))).isTrue();
        assertThat(ranges.contain(Address.of("10.0.1.5"))).isFalse();
    }

    @Test
    void noRangeAtAllIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AllowedRanges(List.of()));
    }
}
