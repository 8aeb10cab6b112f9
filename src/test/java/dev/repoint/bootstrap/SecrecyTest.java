package dev.repoint.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is secret is in no text that anybody could come to see. */
final class SecrecyTest {

    private static final String PASSWORD = "s3cr3t-Pa55word";

    @Test
    void noValueTellsIt() {
        Secret secret = new Secret(PASSWORD);
        List<Object> holders = List.of(
                secret,
                new Login("user", secret),
                new Secrets.Stored.Text(secret),
                new AdminDoor.Key.Found(new Login("user", secret)),
                Optional.of(secret));

        assertThat(holders.toString()).doesNotContain(PASSWORD).contains("(secret)");
    }

    @ParameterizedTest
    @EnumSource(names = {"CHECK", "PLAN", "APPLY"})
    void noReportAndNoStatementTellsIt(Action action) {
        World world = World.bare();
        world.secrets.keep(Wish.SECRET, "{\"username\":\"clickpipes_user\",\"password\":\"" + PASSWORD + "\"}");

        BootstrapReport report = world.run(action, new Wish().goal());

        assertThat(report + world.writes().toString())
                .doesNotContain(PASSWORD)
                .doesNotContain(FakePostgres.ADMIN_PASSWORD);
        assertThat(action == Action.APPLY)
                .isEqualTo(world.postgres.state.toString().contains("clickpipes_user"));
    }

    @Test
    void noReportTellsWhatWasGenerated() {
        World world = World.bare();

        BootstrapReport report = world.apply(new Wish().goal());

        String generated = world.postgres
                .state
                .role(Wish.USER)
                .flatMap(PostgresState.Role::password)
                .orElseThrow();
        assertThat(generated).hasSize(32).matches("[A-Za-z0-9]+");
        assertThat(generated.chars().distinct().count()).isGreaterThan(15);
        assertThat(report + world.writes().toString()).doesNotContain(generated);
    }

    @Test
    void noTokenIsTold() {
        World world = World.bare();
        world.postgres.state.roles.put(
                "operator",
                new PostgresState.Role(
                        true, Optional.empty(), false, new TreeSet<>(List.of("rds_iam", "rds_superuser", "postgres"))));

        BootstrapReport report =
                world.apply(new Wish().admin(new AdminLogin.Token("operator")).goal());

        assertThat(report.outcome()).isEqualTo(BootstrapReport.Outcome.READY);
        assertThat(report.toString()).doesNotContain(FakeRds.TOKEN.value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"password\":\"s3cr3t-Pa55word\",\"username\":\"other\"}",
                "{\"password\":\"s3cr3t-Pa55word\"",
                "s3cr3t-Pa55word\nand another line",
                "[\"s3cr3t-Pa55word\"]\n"
            })
    void noComplaintTellsIt(String stored) {
        World world = World.bare();
        world.secrets.keep(Wish.SECRET, stored);
        world.secrets.keep("admin", stored);

        BootstrapReport ofUser = world.apply(new Wish().goal());
        BootstrapReport ofAdmin =
                world.apply(new Wish().admin(new AdminLogin.OwnSecret("admin")).goal());

        assertThat(List.of(ofUser, ofAdmin))
                .extracting(BootstrapReport::outcome)
                .containsOnly(BootstrapReport.Outcome.BLOCKED);
        assertThat(ofUser.toString() + ofAdmin).doesNotContain(PASSWORD);
    }

    @Test
    void noChangeIsWrittenOutWithIt() {
        List<Change> changes = List.of(
                new Change.WritePassword(Wish.SECRET, true),
                new Change.WritePassword(Wish.SECRET, false),
                new Change.WriteUser("we\"ird", true),
                new Change.WriteUser("we\"ird", false));

        assertThat(changes)
                .extracting(Change::text)
                .containsExactly(
                        "generate a password into secret pipe/password",
                        "generate a password into secret pipe/password",
                        "CREATE ROLE \"we\"\"ird\" LOGIN PASSWORD (verifier of the secret's)",
                        "ALTER ROLE \"we\"\"ird\" LOGIN PASSWORD (verifier of the secret's)");
    }
}
