package dev.repoint.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.bootstrap.Observation.Credential;
import dev.repoint.bootstrap.Step.State;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UserPlanTest {

    enum Kept {
        FITS,
        DIFFERS,
        MISSING,
        EMPTY,
        UNUSABLE;

        Credential credential() {
            return switch (this) {
                case FITS -> new Credential.Fits();
                case DIFFERS -> new Credential.Differs();
                case MISSING -> new Credential.None(true);
                case EMPTY -> new Credential.None(false);
                case UNUSABLE -> new Credential.Unusable("why");
            };
        }
    }

    /** A role in letters: l may log in, e has expired, r may replicate, t needs a token. */
    private static Optional<Catalog.Role> role(String traits) {
        return traits.equals("none")
                ? Optional.empty()
                : Optional.of(new Catalog.Role(
                        Wish.USER,
                        traits.contains("l"),
                        traits.contains("e"),
                        traits.contains("r"),
                        traits.contains("t"),
                        List.of()));
    }

    private static List<Step> steps(String traits, Kept kept, Wish wish) {
        Catalog catalog = Catalogs.with(World.bare().catalog(wish.goal()), role(traits));
        return new UserPlan(wish.goal(), catalog, kept.credential()).steps();
    }

    @ParameterizedTest
    @CsvSource({
        "none, MISSING,  NEEDED,   NEEDED,   NEEDED",
        "none, EMPTY,    NEEDED,   NEEDED,   NEEDED",
        "none, DIFFERS,  IN_PLACE, NEEDED,   NEEDED",
        "none, UNUSABLE, BLOCKED,  NEEDED,   NEEDED",
        "lr,   FITS,     IN_PLACE, IN_PLACE, IN_PLACE",
        "lr,   DIFFERS,  IN_PLACE, NEEDED,   IN_PLACE",
        "lr,   MISSING,  NEEDED,   NEEDED,   IN_PLACE",
        "lr,   UNUSABLE, BLOCKED,  BLOCKED,  IN_PLACE",
        "l,    FITS,     IN_PLACE, IN_PLACE, NEEDED",
        "r,    DIFFERS,  IN_PLACE, NEEDED,   IN_PLACE",
        "lrt,  DIFFERS,  IN_PLACE, IN_PLACE, IN_PLACE",
        "rt,   DIFFERS,  IN_PLACE, NEEDED,   IN_PLACE",
        "lre,  DIFFERS,  IN_PLACE, IN_PLACE, IN_PLACE",
    })
    void eachRoleWithEachSecret(String traits, Kept kept, State password, State user, State replication) {
        assertThat(steps(traits, kept, new Wish()))
                .extracting(Step::state)
                .containsExactly(password, user, replication);
    }

    @Test
    void aUserThatIsThereIsAltered() {
        assertThat(steps("none", Kept.MISSING, new Wish()).stream().flatMap(step -> step.changes().stream()))
                .containsExactly(
                        new Change.WritePassword(Wish.SECRET, true),
                        new Change.WriteUser(Wish.USER, true),
                        new Change.Execute(List.of("GRANT rds_replication TO \"clickpipes_user\"")));
        assertThat(steps("lr", Kept.EMPTY, new Wish()).stream().flatMap(step -> step.changes().stream()))
                .containsExactly(new Change.WritePassword(Wish.SECRET, false), new Change.WriteUser(Wish.USER, false));
    }

    @Test
    void aSecretNamedByItsArnIsNotMade() {
        Wish wish = new Wish().secret("arn:aws:secretsmanager:eu-west-1:123456789012:secret:pipe-AbCdEf");

        assertThat(steps("none", Kept.MISSING, wish).getFirst().state()).isEqualTo(State.BLOCKED);
        assertThat(steps("none", Kept.EMPTY, wish).getFirst().state()).isEqualTo(State.NEEDED);
    }

    @Test
    void anyNameIsAName() {
        Wish wish = new Wish().user("we\"ird.Schema; drop");

        assertThat(steps("none", Kept.FITS, wish).getLast().changes())
                .containsExactly(new Change.Execute(List.of("GRANT rds_replication TO \"we\"\"ird.Schema; drop\"")));
    }

    @Test
    void aUserThatMayNotLogInOrNeedsATokenIsNotTried() {
        World world = World.bare();
        world.secrets.keep(Wish.SECRET, "x");
        world.postgres.state.roles.put(
                Wish.USER, new PostgresState.Role(true, Optional.of("x"), false, new TreeSet<>(List.of("rds_iam"))));

        assertThat(world.seen(new Wish().goal()).access())
                .extracting(access -> ((Observation.Access.Inside) access).credential())
                .isEqualTo(new Credential.Differs());
    }
}
