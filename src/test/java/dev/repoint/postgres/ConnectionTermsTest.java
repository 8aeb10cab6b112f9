package dev.repoint.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.bootstrap.Host;
import dev.repoint.bootstrap.Login;
import dev.repoint.bootstrap.Place;
import dev.repoint.bootstrap.Secret;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

final class ConnectionTermsTest {

    @Test
    void nobodyNeedsToLookTheHostUp() {
        assertThat(terms("10.0.0.7", "orders").url()).isEqualTo("jdbc:postgresql://10.0.0.7:5432/orders");
        assertThat(terms("2001:db8::7", "orders").url())
                .isEqualTo("jdbc:postgresql://[2001:db8:0:0:0:0:0:7]:5432/orders");
    }

    /** Nothing of a database's name becomes another parameter. */
    @Test
    void databaseIsWhatPgjdbcReads() {
        for (String database : List.of("a b", "a+b", "a/b", "a?user=eve&sslmode=disable", "a%20b", "ä\"';", "a:1,b")) {
            var terms = terms("10.0.0.7", database);
            var read = Optional.ofNullable(Driver.parseURL(terms.url(), terms.properties()))
                    .orElseThrow();
            assertThat(PGProperty.PG_DBNAME.getOrDefault(read)).isEqualTo(database);
            assertThat(PGProperty.USER.getOrDefault(read)).isEqualTo("admin");
            assertThat(PGProperty.SSL_MODE.getOrDefault(read)).isEqualTo("require");
            assertThat(PGProperty.PG_HOST.getOrDefault(read)).isEqualTo("10.0.0.7");
        }
    }

    @Test
    void secretIsNotShown() {
        assertThat(terms("10.0.0.7", "orders").toString()).doesNotContain("a secret word");
    }

    private static ConnectionTerms terms(String address, String database) {
        var place = new Place(new Host("orders.example", 5432), InetAddress.ofLiteral(address), database);
        return new ConnectionTerms(place, new Login("admin", new Secret("a secret word")), Access.READ, List.of());
    }
}
