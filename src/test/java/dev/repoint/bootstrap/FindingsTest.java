package dev.repoint.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.bootstrap.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each finding appears where it should, and not where something is almost the same. */
final class FindingsTest {

    private static final List<FindingCase> CASES = Stream.of(EntryCases.all(), ContentCases.all(), ServerCases.all())
            .flatMap(List::stream)
            .toList();

    private static FindingCase of(FindingId id) {
        return CASES.stream().filter(each -> each.id() == id).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void appearsWhereItShould(FindingId id) {
        FindingCase expected = of(id);
        Scene scene = new Scene();
        expected.trigger().accept(scene);

        List<Finding> findings = scene.findings();

        assertThat(expected.isIn(findings)).as(findings.toString()).isTrue();
        assertThat(scene.world.writes()).isEmpty();
    }

    /** Of IAM authentication there is always one: that it is on, or that it is off. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "IAM_AUTHENTICATION")
    void appearsNowhereElse(FindingId id) {
        FindingCase expected = of(id);
        Scene scene = new Scene();
        expected.almost().accept(scene);

        List<Finding> findings = scene.findings();

        assertThat(findings).noneMatch(found -> found.id() == id && found.severity() == expected.severity());
    }

    @Test
    void aDatabaseInOrderHasOneNotice() {
        assertThat(new Scene().findings()).singleElement().satisfies(found -> {
            assertThat(found.id()).isEqualTo(FindingId.IAM_AUTHENTICATION);
            assertThat(found.detail()).contains("is off");
        });
    }

    @Test
    void whatBlocksCanBeAcknowledged() {
        List<FindingId> stay = new ArrayList<>();
        CASES.forEach(each -> {
            Scene scene = new Scene();
            each.trigger().accept(scene);
            scene.wish.acknowledge(each.id());
            scene.findings().stream()
                    .filter(found -> found.severity() == Severity.BLOCKING && found.id() == each.id())
                    .forEach(_ -> stay.add(each.id()));
        });

        assertThat(stay).containsExactly(FindingId.DATABASE_MISSING, FindingId.ENGINE_UNSUPPORTED);
    }

    @Test
    void whatIsAcknowledgedAcceptsNothingElse() {
        Scene scene = new Scene();
        scene.wish.schemas("public", "app").tables("public.orderz").acknowledge(FindingId.SCHEMA_MISSING);

        assertThat(scene.findings())
                .filteredOn(found -> found.severity() == Severity.BLOCKING)
                .extracting(Finding::id)
                .containsExactly(FindingId.TABLE_MISSING);
    }

    @Test
    void aTableThatIsNotPublishedDoesNotBlock() {
        Scene scene = new Scene();
        scene.world.role("app");
        scene.world.table("public.log", PostgresState.Table.of("app", true));

        assertThat(scene.findings())
                .filteredOn(found -> found.id() == FindingId.SELECT_OUT_OF_REACH)
                .extracting(Finding::severity)
                .containsExactly(Severity.WARNING);
    }
}
