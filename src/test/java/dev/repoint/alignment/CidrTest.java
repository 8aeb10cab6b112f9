package dev.repoint.alignment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CidrTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0, true",
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.0/8, 9.255.255.255, false",
        "172.16.0.0/12, 172.31.255.255, true",
        "172.16.0.0/12, 172.32.0.0, false",
        "100.64.0.0/10, 100.127.255.255, true",
        "100.64.0.0/10, 100.128.0.0, false",
        "10.0.1.5/32, 10.0.1.5, true",
        "10.0.1.5/32, 10.0.1.4, false",
        "0.0.0.0/0, 203.0.113.7, true",
        "0.0.0.0/0, fd00::5, false",
        "::/0, 10.0.1.5, false",
        "fd00::/8, fdff:ffff::1, true",
        "fd00::/8, fe00::1, false",
        "2001:db8:0:100::/57, 2001:db8:0:17f::1, true",
        "2001:db8:0:100::/57, 2001:db8:0:180::1, false",
    })
    void containsWhatSharesItsPrefix(String range, String address, boolean contains) {
        assertThat(Cidr.parse(range).orElseThrow().contains(Address.of(address)))
                .isEqualTo(contains);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.0",
                "/8",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/x",
                "10.0.0.0/8/8",
                "10.0.0.1/8",
                "10/8",
                "fd00::/129",
                "fd00::1/64",
                "example/8"
            })
    void refusesWhatIsNoRange(String text) {
        assertThat(Cidr.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/8", "0.0.0.0/0", "fd00::/8", "::/0", "10.0.1.5/32"})
    void isWrittenAsItIsRead(String text) {
        assertThat(Cidr.parse(text).orElseThrow()).hasToString(text);
    }
}
