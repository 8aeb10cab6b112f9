package dev.repoint.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.bootstrap.Goal.Keyless;
import dev.repoint.bootstrap.PostgresState.Default;
import dev.repoint.bootstrap.PostgresState.Publication;
import dev.repoint.bootstrap.PostgresState.Role;
import dev.repoint.bootstrap.PostgresState.Table;
import dev.repoint.bootstrap.PublicationGoal.Scope;
import java.util.Set;
import java.util.TreeSet;

/** What a database has to be like in the end, judged by the state itself and by nothing of the bootstrap's. */
record Readiness(World world, Goal goal) {

    void holds() {
        assertThat(world.rds.settings()).containsEntry("wal_level", "logical");
        user();
        rights();
        publication();
    }

    private PostgresState state() {
        return world.postgres.state;
    }

    private void user() {
        Role role = state().role(goal.user()).orElseThrow();
        assertThat(role.canLogin()).isTrue();
        assertThat(state().is(goal.user(), "rds_replication")).isTrue();
        assertThat(world.secrets.read(goal.passwordSecret())).isInstanceOf(Secrets.Stored.Text.class);
        String kept = ((Secrets.Stored.Text) world.secrets.read(goal.passwordSecret()))
                .text()
                .value();
        assertThat(kept).contains(role.password().orElseThrow());
    }

    private boolean isReached(String owner) {
        return state().is(FakePostgres.ADMIN, owner) || state().grantable.contains(owner);
    }

    private void rights() {
        Set<TableName> published = state().published(found());
        for (String schema : goal.schemas()) {
            assertThat(state().mayUse(goal.user(), schema)).as(schema).isTrue();
            assertThat(state().defaults).contains(new Default(FakePostgres.ADMIN, schema, goal.user()));
        }
        state().tables.forEach((name, table) -> {
            boolean isMeant = goal.schemas().contains(name.schema()) && !table.isOfExtension();
            if (isMeant && (isReached(table.owner()) || published.contains(name))) {
                assertThat(state().mayRead(goal.user(), name))
                        .as(name.toString())
                        .isTrue();
            }
            if (isMeant && isReached(table.owner())) {
                assertThat(state().defaults).contains(new Default(table.owner(), name.schema(), goal.user()));
            }
        });
    }

    private Publication found() {
        return state().publication(Wish.PUBLICATION).orElseThrow();
    }

    private void publication() {
        Publication found = found();
        Set<TableName> wanted = new TreeSet<>();
        state().tables.forEach((name, table) -> {
            if (!table.isUnlogged() && !table.isPartitioned() && isMeant(name, table) && !isLeftOut(name, table)) {
                wanted.add(name);
            }
        });
        assertThat(state().published(found)).isEqualTo(wanted);
        for (TableName name : wanted) {
            assertThat(state().table(name).orElseThrow().hasIdentity())
                    .as(name + " can be updated")
                    .isTrue();
        }
        if (state().is(FakePostgres.ADMIN, found.owner())) {
            assertThat(found.comment().orElseThrow())
                    .contains("[repoint:db-ABC]")
                    .doesNotContain("db-OLD");
        }
        if (state().major >= 13) {
            assertThat(found.viaRoot()).isEqualTo(goal.publication().viaPartitionRoot());
        }
    }

    private boolean isNamed(TableName name) {
        return switch (goal.publication().scope()) {
            case Scope.All _ -> true;
            case Scope.Schemas(var names) -> names.contains(name.schema());
            case Scope.Tables(var names) -> names.contains(name);
        };
    }

    private boolean isMeant(TableName name, Table table) {
        boolean isOnesOwn = !table.isOfExtension()
                || goal.publication().scope() instanceof Scope.Tables
                || found().holdsAll()
                || !found().schemas().isEmpty();
        return isOnesOwn && (isNamed(name) || table.root().filter(this::isNamed).isPresent());
    }

    /** With one table of a tree the whole tree. */
    private boolean isLeftOut(TableName name, Table table) {
        if (goal.keyless() != Keyless.SKIP) {
            return false;
        }
        TableName top = table.root().filter(this::isNamed).orElse(name);
        return state().tables.entrySet().stream()
                .filter(each -> each.getKey().equals(top)
                        || each.getValue().root().filter(top::equals).isPresent())
                .anyMatch(each ->
                        !each.getValue().hasIdentity() && !each.getValue().isUnlogged());
    }
}
