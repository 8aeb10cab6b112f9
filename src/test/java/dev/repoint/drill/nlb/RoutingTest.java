package dev.repoint.drill.nlb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Target;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingTest {
    private static final Target A = new Target(Address.of("10.0.1.5"), 5432);
    private static final Target B = new Target(Address.of("10.0.2.7"), 5432);

    @ParameterizedTest
    @CsvSource({
        // states of A and B, who gets connections, whose connections stay
        "HEALTHY,        HEALTHY,        AB, AB",
        "HEALTHY,        REGISTERING,    A,  AB",
        "HEALTHY,        CHECKING,       A,  AB",
        "HEALTHY,        FAILED,         A,  A",
        "HEALTHY,        TIMED_OUT,      A,  A",
        "HEALTHY,        DRAINING,       A,  AB",
        "HEALTHY,        NOT_IN_USE,     A,  AB",
        "HEALTHY,        NOT_REGISTERED, A,  A",
        "FAILED,         REGISTERING,    A,  AB",
        "FAILED,         CHECKING,       AB, AB",
        "FAILED,         TIMED_OUT,      AB, AB",
        "FAILED,         DRAINING,       A,  AB",
        "FAILED,         NOT_REGISTERED, A,  A",
        "DRAINING,       DRAINING,       '', AB",
        "REGISTERING,    DRAINING,       '', AB",
        "NOT_IN_USE,     NOT_IN_USE,     '', AB",
        "NOT_REGISTERED, NOT_REGISTERED, '', ''",
    })
    void connectionsGoToTheHealthyAndLeaveTheUnhealthy(TargetState a, TargetState b, String takers, String keepers) {
        var routing = new Routing(states(a, b));

        List<String> taking = IntStream.range(0, 4)
                .mapToObj(routing::pick)
                .flatMap(Optional::stream)
                .distinct()
                .map(RoutingTest::name)
                .toList();
        List<String> keeping = List.of(A, B).stream()
                .filter(routing::keeps)
                .map(RoutingTest::name)
                .toList();
        assertThat(String.join("", taking)).isEqualTo(takers);
        assertThat(String.join("", keeping)).isEqualTo(keepers);
    }

    private static NavigableMap<Target, TargetState> states(TargetState a, TargetState b) {
        NavigableMap<Target, TargetState> states = new TreeMap<>();
        if (a != TargetState.NOT_REGISTERED) {
            states.put(A, a);
        }
        if (b != TargetState.NOT_REGISTERED) {
            states.put(B, b);
        }
        return states;
    }

    private static String name(Target target) {
        return target.equals(A) ? "A" : "B";
    }
}
