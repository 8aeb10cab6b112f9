package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Answer;
import dev.repoint.alignment.Family;
import dev.repoint.bootstrap.Addresses.Found;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where the database is, for one connection. */
final class ResolvedAddressesTest {
    private static final Answer NODATA = new Answer.Empty(Answer.Absence.NODATA);
    private static final Answer SILENCE = new Answer.Failed(Answer.Failure.TIMEOUT, "no reply from 10.0.0.2");

    private final List<Family> asked = new ArrayList<>();

    @Test
    void isTheFirstOfItsIpv4Addresses() throws InterruptedException {
        assertThat(found(addresses("10.0.1.6", "10.0.1.5"), NODATA)).isEqualTo(at("10.0.1.5"));
        assertThat(asked).containsExactly(Family.IPV4);
    }

    @Test
    void isAnIpv6AddressWhereThereIsNoOther() throws InterruptedException {
        assertThat(found(NODATA, addresses("fd00::5"))).isEqualTo(at("fd00::5"));
        assertThat(asked).containsExactly(Family.IPV4, Family.IPV6);
    }

    @Test
    void isNowhereWithTheReason() throws InterruptedException {
        assertThat(found(NODATA, NODATA)).isEqualTo(new Found.Nowhere("DNS has no address of orders.example: NODATA"));
        assertThat(found(NODATA, SILENCE)).isEqualTo(new Found.Nowhere("DNS failed: TIMEOUT, no reply from 10.0.0.2"));
    }

    @Test
    void isNotAskedForTwiceWhereDnsIsSilent() throws InterruptedException {
        assertThat(found(SILENCE, addresses("fd00::5"))).isInstanceOf(Found.Nowhere.class);
        assertThat(asked).containsExactly(Family.IPV4);
    }

    private Found found(Answer four, Answer six) throws InterruptedException {
        Map<Family, Answer> answers = Map.of(Family.IPV4, four, Family.IPV6, six);
        return new ResolvedAddresses((_, family) -> {
                    asked.add(family);
                    return answers.getOrDefault(family, SILENCE);
                })
                .of("orders.example");
    }

    private static Answer addresses(String... literals) {
        return Answer.Addresses.of(Stream.of(literals).map(Address::of).toList(), Duration.ofSeconds(5));
    }

    private static Found at(String literal) {
        return new Found.At(InetAddress.ofLiteral(literal));
    }
}
