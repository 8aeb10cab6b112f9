package dev.repoint.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DatabaseTest {

    private static Database database(DatabaseId id, String engine, String version) {
        return World.database(id, engine, version, "mine", new TreeMap<>(Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "16.9, 16, 9",
        "16, 16, 0",
        "17.10, 17, 10",
        "15.3-R2, 15, 3",
        "'', 0, 0",
        "16.12345, 16, 0",
        "a.b, 0, 0"
    })
    void readsItsVersion(String version, int major, int minor) {
        Database database = database(Wish.ORDERS, "postgres", version);

        assertThat(database.major()).isEqualTo(major);
        assertThat(database.minor()).isEqualTo(minor);
    }

    @ParameterizedTest
    @CsvSource({
        "available, true",
        "backing-up, true",
        "rebooting, true",
        "a-status-of-tomorrow, true",
        "stopped, false",
        "deleting, false",
        "storage-full, false",
        "incompatible-parameters, false",
        "incompatible-network, false",
    })
    void comesBackFromWhatPassesByItself(String status, boolean comesBack) {
        Database database = Databases.of(database(Wish.ORDERS, "postgres", "16.3"))
                .status(status)
                .made();

        assertThat(database.mayBecomeAvailable()).isEqualTo(comesBack);
        assertThat(database.isAvailable()).isEqualTo(status.equals("available"));
    }

    @ParameterizedTest
    @CsvSource({
        "instance, postgres, 11.22, false",
        "instance, postgres, 12.0, true",
        "instance, postgres, 18.1, true",
        "instance, mysql, 16.1, false",
        "instance, aurora-postgresql, 12.4, true",
        "cluster, aurora-postgresql, 11.9, false",
        "cluster, aurora-postgresql, 12.4, true",
        "cluster, aurora-mysql, 8.0, false",
        "cluster, postgres, 13.20, false",
        "cluster, postgres, 14.7, false",
        "cluster, postgres, 14.8, true",
        "cluster, postgres, 15.2, false",
        "cluster, postgres, 15.3, true",
        "cluster, postgres, 16.1, true",
    })
    void isReplicatedFromIfItsEngineCan(String kind, String engine, String version, boolean isSupported) {
        DatabaseId id = kind.equals("cluster") ? new DatabaseId.Cluster("orders") : Wish.ORDERS;

        Optional<Finding> unsupported = new DatabaseFindings(new Wish().of(id).goal(), database(id, engine, version))
                .all().stream()
                        .filter(found -> found.id() == FindingId.ENGINE_UNSUPPORTED)
                        .findFirst();

        assertThat(unsupported.isEmpty()).isEqualTo(isSupported);
    }
}
