package dev.repoint.bootstrap;

import static dev.repoint.bootstrap.BootstrapReport.Outcome.BLOCKED;
import static dev.repoint.bootstrap.BootstrapReport.Outcome.CHANGES_NEEDED;
import static dev.repoint.bootstrap.BootstrapReport.Outcome.READY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.bootstrap.Goal.Keyless;
import dev.repoint.bootstrap.PostgresState.Publication;
import dev.repoint.bootstrap.PostgresState.Table;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class BootstrapTest {

    private static final String OWN = "repoint-orders-postgres16";
    private final World world = World.bare();

    @ParameterizedTest
    @EnumSource(names = {"CHECK", "PLAN"})
    void lookingChangesNothing(Action action) {
        String before = world.end();

        BootstrapReport report = world.run(action, new Wish().goal());

        assertThat(report.outcome()).isEqualTo(CHANGES_NEEDED);
        assertThat(report.steps()).hasSize(StepId.values().length);
        assertThat(world.writes()).isEmpty();
        assertThat(world.end()).isEqualTo(before);
        assertThat(World.state(report, StepId.PARAMETER_GROUP).word()).isEqualTo("needed");
    }

    @Test
    void fromOutsideEveryStepIsListedOnce() {
        world.rds.isUp = false;

        assertThat(world.run(Action.CHECK, new Wish().goal()).steps())
                .extracting(BootstrapReport.Line::step)
                .containsExactly(Stream.of(StepId.values()).map(StepId::word).toArray(String[]::new));
    }

    @Test
    void onlyAPlanSaysHow() {
        BootstrapReport plan = world.run(Action.PLAN, new Wish().goal());
        BootstrapReport check = world.run(Action.CHECK, new Wish().goal());

        assertThat(World.state(plan, StepId.PUBLICATION).detail())
                .contains("CREATE PUBLICATION \"clickpipes_publication\" FOR ALL TABLES");
        assertThat(World.state(check, StepId.PUBLICATION).detail()).doesNotContain("CREATE");
    }

    @Test
    void bareBecomesReadyAndStaysSo() {
        BootstrapReport report = world.apply(new Wish().goal());

        assertThat(report.outcome()).as(report.toString()).isEqualTo(READY);
        assertThat(world.writes())
                .containsExactly(
                        "create " + OWN,
                        "set [rds.logical_replication=1, wal_sender_timeout=0] in " + OWN,
                        "attach " + OWN,
                        "write secret pipe/password",
                        "write user clickpipes_user",
                        "GRANT rds_replication TO \"clickpipes_user\"",
                        "SET LOCAL ROLE \"postgres\"; GRANT SELECT ON \"public\".\"orders\" TO \"clickpipes_user\";"
                                + " RESET ROLE",
                        "SET LOCAL ROLE \"postgres\"; ALTER DEFAULT PRIVILEGES FOR ROLE \"postgres\" IN SCHEMA"
                                + " \"public\" GRANT SELECT ON TABLES TO \"clickpipes_user\"; RESET ROLE",
                        "CREATE PUBLICATION \"clickpipes_publication\" FOR ALL TABLES WITH (publish_via_partition_root"
                                + " = true)",
                        "COMMENT ON PUBLICATION \"clickpipes_publication\" IS '[repoint:db-ABC]'",
                        "reboot");
        assertThat(World.state(report, StepId.REBOOT).word()).isEqualTo("applied");
        assertThat(World.state(report, StepId.SCHEMA_USAGE).word()).isEqualTo("in-place");
        world.log.forget();

        assertThat(world.apply(new Wish().goal()).outcome()).isEqualTo(READY);
        assertThat(world.run(Action.CHECK, new Wish().goal()).outcome()).isEqualTo(READY);
        assertThat(world.writes()).isEmpty();
    }

    @Test
    void aMissingDatabaseIsSaidToBe() {
        world.rds.isThere = false;

        BootstrapReport report = world.apply(new Wish().goal());

        assertThat(report.outcome()).isEqualTo(BLOCKED);
        assertThat(World.blocking(report)).containsExactly(FindingId.DATABASE_MISSING);
        assertThat(world.run(Action.REVOKE, new Wish().goal()).outcome()).isEqualTo(READY);
    }

    @Test
    void anotherDatabaseNameIsRefusedBeforeAnythingIsChanged() {
        assertThat(world.apply(new Wish().database("shpo").goal()).outcome()).isEqualTo(BLOCKED);
        assertThat(world.writes()).isEmpty();
    }

    @Test
    void whatBlocksKeepsEverythingAsItIs() {
        world.table("public.log", Table.of(FakePostgres.ADMIN, false));

        BootstrapReport report = world.apply(new Wish().goal());

        assertThat(report.outcome()).isEqualTo(BLOCKED);
        assertThat(World.blocking(report)).containsExactly(FindingId.KEYLESS_TABLES);
        assertThat(world.writes()).isEmpty();
        assertThat(report.findings().getFirst().id()).isEqualTo(FindingId.KEYLESS_TABLES);
    }

    @Test
    void whatIsAcknowledgedDoesNotBlock() {
        world.table("public.log", Table.of(FakePostgres.ADMIN, false));

        BootstrapReport report =
                world.apply(new Wish().acknowledge(FindingId.KEYLESS_TABLES).goal());

        assertThat(report.outcome()).isEqualTo(READY);
        assertThat(report.findings()).extracting(Finding::id).contains(FindingId.KEYLESS_TABLES);
    }

    @Test
    void whatAwsRefusesEndsTheRun() {
        world.rds.refusal = Optional.of(new Attempt.Refused("AccessDenied"));

        BootstrapReport report = world.apply(new Wish().goal());

        assertThat(report.outcome()).isEqualTo(BLOCKED);
        assertThat(World.state(report, StepId.PARAMETER_GROUP).detail()).contains("AccessDenied");
        assertThat(world.clock.instant()).isEqualTo(WorldClock.START);
    }

    @Test
    void anotherMachineUnderTheSameNameIsSaidAndRemembered() {
        world.apply(new Wish().goal());
        PostgresState state = world.postgres.state;
        state.publications.computeIfPresent(
                Wish.PUBLICATION, (_, found) -> found.commented("orders' pipe [repoint:db-OLD]"));

        BootstrapReport report = world.apply(new Wish().goal());

        assertThat(report.outcome()).isEqualTo(READY);
        assertThat(report.findings()).extracting(Finding::id).contains(FindingId.RESOURCE_ID_CHANGED);
        assertThat(report.findings()).isSortedAccordingTo(Comparator.comparing(Finding::severity));
        assertThat(world.postgres.state.publication(Wish.PUBLICATION).flatMap(Publication::comment))
                .contains("orders' pipe [repoint:db-ABC]");
        assertThat(world.apply(new Wish().goal()).findings())
                .extracting(Finding::id)
                .doesNotContain(FindingId.RESOURCE_ID_CHANGED);
    }

    @Test
    void somebodyElsesPublicationThatIsRightIsLeftUnmarked() {
        world.role("app");
        world.postgres.state.publications.put(
                Wish.PUBLICATION,
                new Publication("app", true, true, new TreeSet<>(), new TreeSet<>(), Optional.empty()));

        assertThat(world.apply(new Wish().goal()).outcome()).isEqualTo(READY);
        assertThat(world.writes()).noneMatch(write -> write.contains("PUBLICATION"));
    }

    @Test
    @Timeout(20)
    void aDatabaseOfTwentyThousandTablesIsPlanned() {
        for (int i = 0; i < 20_000; i++) {
            world.table("public.table_%05d".formatted(i), Table.of(FakePostgres.ADMIN, i % 10 != 0));
        }

        BootstrapReport plan =
                world.run(Action.PLAN, new Wish().keyless(Keyless.SKIP).goal());

        assertThat(plan.outcome()).isEqualTo(CHANGES_NEEDED);
        assertThat(World.state(plan, StepId.PUBLICATION).detail())
                .contains("FOR TABLE ONLY \"public\".\"orders\", ONLY \"public\".\"table_00001\"")
                .endsWith("characters more");
        assertThat(plan.toString()).hasSizeLessThan(60_000);
    }
}
