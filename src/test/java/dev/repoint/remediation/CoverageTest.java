package dev.repoint.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.remediation.Refusal.Verdict;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where traffic goes, compared with where the database may be. */
final class CoverageTest {
    private static final Reply<SubnetGroup> UNREAD = refused("no right to ask RDS");

    /** Zones of the balancer, whether it sends across them, those of the database, and what is found. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        a,b,c | true  | a,b,c | -
        a,b   | true  | a,b   | -
        a,b,c | true  | a,b   | -
        a,b   | true  | b     | -
        a,b   | true  | a,b,c | uncovered c
        a     | true  | a,b,c | uncovered b,c
        a,b   | true  | c     | uncovered c
        a,b   | false | a,b   | cross-zone
        a     | false | a     | cross-zone
        a     | false | a,b   | cross-zone, uncovered b
        """)
    void findsWhatIsNotServed(String served, boolean isCrossZone, String possible, String found) {
        LoadBalancer balancer = new LoadBalancer("orders-nlb", zones(served), isCrossZone);
        SubnetGroup group = new SubnetGroup("databases", zones(possible));

        List<ZoneFinding> findings = Coverage.of(given(balancer), new Reply.Given<>(group));

        assertThat(String.join(", ", findings.stream().map(CoverageTest::brief).toList()))
                .isEqualTo(found == null ? "" : found);
        assertThat(findings).allMatch(ZoneFinding::stopsTraffic);
    }

    @Test
    void findsThatNobodySendsTraffic() {
        assertThat(Coverage.of(new Reply.Given<>(Optional.empty()), new Reply.Given<>(group("a"))))
                .containsExactly(new ZoneFinding.NoLoadBalancer())
                .noneMatch(ZoneFinding::stopsTraffic);
    }

    /** Whoever may not ask is told of all that is lacking at once. */
    @Test
    void saysAllThatCouldNotBeChecked() {
        ZoneFinding unread = new ZoneFinding.Unchecked("no right to ask RDS");

        assertThat(Coverage.of(refused("no right to ask ELBv2"), UNREAD))
                .containsExactly(new ZoneFinding.Unchecked("no right to ask ELBv2"), unread)
                .noneMatch(ZoneFinding::stopsTraffic);
        assertThat(Coverage.of(refused("no right to ask ELBv2"), new Reply.Given<>(group("a"))))
                .containsExactly(new ZoneFinding.Unchecked("no right to ask ELBv2"));
        assertThat(Coverage.of(new Reply.Given<>(Optional.empty()), UNREAD))
                .containsExactly(new ZoneFinding.NoLoadBalancer(), unread);
    }

    @Test
    void findsThatCrossZoneIsOffThoughTheZonesAreNotKnown() {
        LoadBalancer balancer = new LoadBalancer("orders-nlb", zones("a,b"), false);

        assertThat(Coverage.of(given(balancer), UNREAD))
                .containsExactly(
                        new ZoneFinding.CrossZoneOff(balancer), new ZoneFinding.Unchecked("no right to ask RDS"));
    }

    @Test
    void saysInPlainWordsWhatIsSoAndWhatToDo() {
        LoadBalancer balancer = new LoadBalancer("orders-nlb", zones("a,b"), false);
        ZoneFinding uncovered = new ZoneFinding.Uncovered(balancer, group("a,c,d"), zones("c,d"));

        assertThat(uncovered.detail())
                .isEqualTo("load balancer orders-nlb serves a and b, but not c and d, where subnet group databases may"
                        + " place the database: a target there is unused and takes no traffic");
        assertThat(uncovered.mend()).isEqualTo("add a subnet in c and d to load balancer orders-nlb");
        assertThat(new ZoneFinding.CrossZoneOff(balancer).detail())
                .startsWith("cross-zone load balancing is off: nodes of load balancer orders-nlb");
        assertThat(new ZoneFinding.CrossZoneOff(balancer).mend())
                .startsWith("set load_balancing.cross_zone.enabled=true on load balancer orders-nlb");
        assertThat(new ZoneFinding.Unchecked("nobody answered").detail())
                .isEqualTo("could not be checked: nobody answered");
    }

    private static String brief(ZoneFinding finding) {
        return switch (finding) {
            case ZoneFinding.Uncovered(var _, var _, var zones) -> "uncovered " + String.join(",", zones);
            case ZoneFinding.CrossZoneOff _ -> "cross-zone";
            case ZoneFinding.NoLoadBalancer _ -> "none";
            case ZoneFinding.Unchecked _ -> "unchecked";
        };
    }

    private static Reply<Optional<LoadBalancer>> given(LoadBalancer balancer) {
        return new Reply.Given<>(Optional.of(balancer));
    }

    private static <T> Reply<T> refused(String why) {
        return new Reply.Refused<>(new Refusal(Verdict.FAILED, why));
    }

    private static SubnetGroup group(String zones) {
        return new SubnetGroup("databases", zones(zones));
    }

    private static NavigableSet<String> zones(String names) {
        return new TreeSet<>(List.of(names.split(",", -1)));
    }
}
