package dev.repoint.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.bootstrap.Step.State;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ParameterPlanTest {

    private static final String OWN = "repoint-orders-postgres16";
    private static final Map<String, String> WANTED = Map.of("rds.logical_replication", "1", "wal_sender_timeout", "0");
    private final Wish wish = new Wish();

    private ParameterPlan plan(World world) {
        return new ParameterPlan(wish.goal(), world.seen(wish.goal()));
    }

    private List<State> states(World world) {
        return plan(world).steps().stream().map(Step::state).toList();
    }

    private List<Change> changes(World world) {
        return plan(world).steps().stream()
                .flatMap(step -> step.changes().stream())
                .toList();
    }

    private static Setting setting(String name, String value, boolean isStatic) {
        return new Setting(name, value, isStatic);
    }

    @Test
    void aDefaultGroupIsReplacedByOneOfItsFamily() {
        assertThat(changes(new World()))
                .containsExactly(
                        new Change.CreateGroup(OWN, "postgres16"),
                        new Change.SetParameters(
                                OWN,
                                List.of(
                                        setting("rds.logical_replication", "1", true),
                                        setting("wal_sender_timeout", "0", false))),
                        new Change.AttachGroup(OWN));
    }

    @Test
    void aDefaultGroupThatHasAllStays() {
        wish.withoutParameters().parameter("log_statement", "none");

        assertThat(states(new World())).containsOnly(State.IN_PLACE);
    }

    @Test
    void aSharedGroupIsCopied() {
        World world = new World(16, "shared", Map.of("log_statement", "ddl"));
        world.rds.other("billing", "shared");

        assertThat(changes(world).getFirst()).isEqualTo(new Change.CopyGroup("shared", OWN));
        assertThat(plan(world).steps().getFirst().detail()).contains("billing");
        assertThat(plan(world).missing())
                .extracting(Setting::name)
                .containsExactly("rds.logical_replication", "wal_sender_timeout");
    }

    @Test
    void aSharedGroupThatHasAllStays() {
        World world = new World(16, "shared", WANTED);
        world.rds.other("billing", "shared");

        assertThat(states(world)).containsOnly(State.IN_PLACE);
    }

    @Test
    void aGroupOfItsOwnIsChangedInPlace() {
        World world = new World(16, "mine", Map.of("rds.logical_replication", "1"));

        assertThat(changes(world))
                .containsExactly(new Change.SetParameters("mine", List.of(setting("wal_sender_timeout", "0", false))));
        assertThat(plan(world).needsReboot()).isFalse();
    }

    @Test
    void whatIsStaticTakesAReboot() {
        World world = new World(16, "mine", Map.of("wal_sender_timeout", "0"));

        assertThat(plan(world).needsReboot()).isTrue();
    }

    @Test
    void anotherGroupTakesARebootWhateverIsInIt() {
        wish.withoutParameters().parameter("wal_sender_timeout", "0");

        assertThat(plan(new World()).needsReboot()).isTrue();
    }

    @Test
    void aCopyThatIsThereIsFilledUpAndAttached() {
        World world = new World(16, "shared", Map.of("log_statement", "ddl", "custom_03", "7"));
        world.rds.other("billing", "shared");
        world.rds.group(OWN, new FakeRds.Group("postgres16", new TreeMap<>(Map.of("custom_03", "7"))));

        assertThat(changes(world))
                .containsExactly(
                        new Change.SetParameters(
                                OWN,
                                List.of(
                                        setting("rds.logical_replication", "1", true),
                                        setting("log_statement", "ddl", false),
                                        setting("wal_sender_timeout", "0", false))),
                        new Change.AttachGroup(OWN));
    }

    /** It would be in use from the reboot on, and nobody asked for it: a cap on WAL, say. */
    @Test
    void aValueOfAGroupThatWasLeftOverIsNotTakenOver() {
        World world = new World();
        TreeMap<String, String> left = new TreeMap<>(WANTED);
        left.put("log_statement", "all");
        world.rds.group(OWN, new FakeRds.Group("postgres16", left));

        assertThat(changes(world))
                .containsExactly(
                        new Change.SetParameters(OWN, List.of(setting("log_statement", "none", false))),
                        new Change.AttachGroup(OWN));
    }

    @Test
    void aGroupOfThatNameThatOthersUseIsNotTouched() {
        World world = new World();
        world.rds.group(OWN, new FakeRds.Group("postgres16", new TreeMap<>()));
        world.rds.other("archive", OWN);

        assertThat(states(world)).startsWith(State.BLOCKED);
        assertThat(plan(world).isTaken()).isTrue();
    }

    @Test
    void itsOwnGroupThatOthersCameToUseIsNotTouched() {
        World world = new World(16, OWN, Map.of());
        world.rds.other("archive", OWN);

        assertThat(plan(world).isTaken()).isTrue();
        assertThat(states(world)).startsWith(State.BLOCKED);
    }

    @Test
    void aGroupIsAttachedWhenTheDatabaseIsAvailable() {
        World world = new World();
        world.rds.becomes("backing-up");
        assertThat(states(world)).endsWith(State.WAITING);

        world.rds.becomes("stopped");
        assertThat(states(world)).endsWith(State.BLOCKED);
    }

    @Test
    void batchesAreOfTwentyAtMostAndWhatDependsOnEachOtherIsInOne() {
        for (int i = 0; i < 45; i++) {
            wish.parameter("custom_%02d".formatted(i), "9");
        }
        wish.parameter("max_replication_slots", "40").parameter("max_wal_senders", "50");

        List<List<Setting>> batches = changes(new World()).stream()
                .filter(Change.SetParameters.class::isInstance)
                .map(change -> ((Change.SetParameters) change).settings())
                .toList();

        assertThat(batches).extracting(List::size).containsExactly(20, 20, 9);
        assertThat(batches.getFirst())
                .startsWith(
                        setting("max_replication_slots", "40", true),
                        setting("max_wal_senders", "50", true),
                        setting("rds.logical_replication", "1", true));
        assertThat(batches.stream().flatMap(List::stream).distinct()).hasSize(49);
    }

    @Test
    void itsNameIsOneThatRdsTakes() {
        assertThat(OwnGroup.name(new DatabaseId.Cluster("orders-eu-1"), "aurora-postgresql16"))
                .isEqualTo("repoint-orders-eu-1-aurora-postgresql16")
                .matches("[a-z](-?[a-z0-9])*");
        assertThat(OwnGroup.name(Wish.ORDERS, "postgres9.6")).isEqualTo("repoint-orders-postgres9-6");
    }
}
