package dev.repoint.bootstrap;

import static dev.repoint.bootstrap.BootstrapReport.Outcome.BLOCKED;
import static dev.repoint.bootstrap.BootstrapReport.Outcome.CHANGES_NEEDED;
import static dev.repoint.bootstrap.BootstrapReport.Outcome.READY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class LoginTest {

    private static final String OWN = "repoint-orders-postgres16";
    private final World world = World.bare();

    @Test
    void aPasswordThatIsGivenIsTaken() {
        world.secrets.keep(Wish.SECRET, "given by hand");

        assertThat(world.apply(new Wish().goal()).outcome()).isEqualTo(READY);
        assertThat(password()).contains("given by hand");
        world.secrets.keep(Wish.SECRET, "another one");
        assertThat(world.run(Action.CHECK, new Wish().goal()).outcome()).isEqualTo(CHANGES_NEEDED);
        assertThat(world.apply(new Wish().goal()).outcome()).isEqualTo(READY);
        assertThat(password()).contains("another one");
    }

    private Optional<String> password() {
        return world.postgres.state.role(Wish.USER).flatMap(PostgresState.Role::password);
    }

    @Test
    void anEmptySecretIsGivenAPassword() {
        world.secrets.kept.put(Wish.SECRET, new Secrets.Stored.Empty());

        assertThat(world.apply(new Wish().goal()).outcome()).isEqualTo(READY);
        assertThat(world.secrets.read(Wish.SECRET)).isInstanceOf(Secrets.Stored.Text.class);
    }

    @Test
    void anAdminMayComeInWithATokenOrASecretOfItsOwn() {
        world.role("operator");
        world.postgres.state.roles.put(
                "operator",
                new PostgresState.Role(
                        true, Optional.empty(), false, new TreeSet<>(List.of("rds_iam", "rds_superuser", "postgres"))));

        assertThat(world.apply(new Wish()
                                .admin(new AdminLogin.Token("operator"))
                                .goal())
                        .outcome())
                .isEqualTo(READY);
        assertThat(world.run(
                                Action.CHECK,
                                new Wish()
                                        .admin(new AdminLogin.OwnSecret(World.ADMIN_SECRET))
                                        .goal())
                        .outcome())
                .isIn(READY, CHANGES_NEEDED);
        assertThat(world.run(
                                Action.CHECK,
                                new Wish()
                                        .admin(new AdminLogin.OwnSecret("nowhere"))
                                        .goal())
                        .outcome())
                .isEqualTo(BLOCKED);
    }

    @Test
    void revokingTakesTheUserAndLeavesTheRest() {
        world.apply(new Wish().goal());
        world.postgres.state.publications.computeIfPresent(Wish.PUBLICATION, (_, found) -> found.of(Wish.USER));
        world.log.forget();

        BootstrapReport report = world.run(Action.REVOKE, new Wish().goal());

        assertThat(report.outcome()).as(report.toString()).isEqualTo(READY);
        assertThat(world.postgres.state.roles).doesNotContainKey(Wish.USER);
        assertThat(world.postgres.state.publications).containsKey(Wish.PUBLICATION);
        assertThat(world.rds.attached()).isEqualTo(OWN);
        assertThat(world.writes()).hasSize(1);
        assertThat(world.run(Action.REVOKE, new Wish().goal()).outcome()).isEqualTo(READY);
        assertThat(world.writes()).hasSize(1);
    }

    @Test
    void theAdminUserIsNeitherGivenAPasswordNorDropped() {
        Goal goal = new Wish().user(FakePostgres.ADMIN).goal();

        assertThat(World.blocking(world.apply(goal))).contains(FindingId.USER_IS_ADMIN);
        assertThat(world.run(Action.REVOKE, goal).outcome()).isEqualTo(BLOCKED);
        assertThat(world.writes()).isEmpty();
    }

    @Test
    void aPostgresWithoutTheRoleIsMadeReadyIfThatIsAccepted() {
        world.postgres.state.roles.remove("rds_replication");

        BootstrapReport report = world.apply(
                new Wish().acknowledge(FindingId.REPLICATION_ROLE_MISSING).goal());

        assertThat(report.outcome()).isEqualTo(READY);
        assertThat(world.writes()).noneMatch(write -> write.contains("rds_replication"));
    }

    @Test
    void theMasterUserIsNoReplicationUserEither() {
        world.postgres.state.roles.put(
                "operator",
                new PostgresState.Role(
                        true, Optional.empty(), false, new TreeSet<>(List.of("rds_iam", "rds_superuser", "postgres"))));
        Wish wish = new Wish().user(FakePostgres.ADMIN).admin(new AdminLogin.Token("operator"));

        assertThat(World.blocking(world.apply(wish.goal()))).contains(FindingId.USER_IS_ADMIN);
        assertThat(World.blocking(world.apply(new Wish()
                        .user("operator")
                        .admin(new AdminLogin.Token("operator"))
                        .goal())))
                .contains(FindingId.USER_IS_ADMIN);
        assertThat(world.writes()).isEmpty();
    }
}
