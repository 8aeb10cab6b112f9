package dev.repoint.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.1.5, 10.0.1.5",
        "255.255.255.255, 255.255.255.255",
        "fd00::5, fd00::5",
        "FD00:0:0:0:0:0:0:5, fd00::5",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0db8::0001, 2001:db8::1",
        "1:0:0:2:0:0:0:3, 1:0:0:2::3",
        "0:0:0:0:0:0:0:0, ::",
        "0:0:0:0:0:0:0:1, ::1",
        "fe80:0:0:0:0:0:0:0, fe80::",
        "0:1:2:3:4:5:6:7, 0:1:2:3:4:5:6:7",
    })
    void writesOneTextForOneAddress(String text, String canonical) {
        assertThat(Address.of(text)).hasToString(canonical).isEqualTo(Address.of(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10",
                "10.1",
                "10.0.1",
                "010.0.1.5",
                "10.0.1.256",
                "10.0.1.5 ",
                "0x0a.0.1.5",
                "localhost",
                "orders.example",
                "fe80::1%eth0",
                "[fd00::5]",
                "fd00:::5",
                "10.0.1.5:5432"
            })
    void readsLiteralsOnly(String text) {
        assertThat(Address.parse(text)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Address.of(text))
                .withMessageContaining("\"" + text + "\"");
    }

    @ParameterizedTest
    @CsvSource({"10.0.1.5, IPV4", "fd00::5, IPV6", "::ffff:10.0.1.5, IPV4"})
    void knowsItsFamily(String text, Family family) {
        assertThat(Address.of(text).family()).isEqualTo(family);
    }

    @Test
    void isOrderedByFamilyAndThenByNumber() {
        var addresses = List.of("fd00::5", "10.0.0.10", "200.0.0.1", "10.0.0.9", "::1");

        assertThat(new TreeSet<>(addresses.stream().map(Address::of).toList()))
                .extracting(Address::toString)
                .containsExactly("10.0.0.9", "10.0.0.10", "200.0.0.1", "::1", "fd00::5");
    }
}
