package dev.repoint.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.bootstrap.Finding.Severity;
import dev.repoint.bootstrap.PostgresState.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is published and can't be read. */
final class AccessFindingsTest {

    private static final Table KEYED = Table.of(FakePostgres.ADMIN, true);

    private final Scene scene = new Scene();

    private List<Finding> found(FindingId id) {
        return scene.findings().stream().filter(found -> found.id() == id).toList();
    }

    @Test
    void whatAPersonIsToRunIsWhole() {
        scene.world.role("app");
        scene.table("public.log", Table.of("app", true));

        assertThat(found(FindingId.SELECT_OUT_OF_REACH))
                .extracting(Finding::mend)
                .containsExactly("as the owner of each, which is one of app:"
                        + " GRANT SELECT ON \"public\".\"log\" TO \"clickpipes_user\"");
    }

    @Test
    void aTableElsewhereThatCanBeReadAlreadyIsInOrder() {
        scene.user("rds_replication");
        scene.world.schema("app", FakePostgres.ADMIN);
        scene.table("app.log", KEYED.readableFor(Wish.USER));

        assertThat(found(FindingId.PUBLISHED_UNREADABLE)).isEmpty();
    }

    @Test
    void aPublishedSchemaThatIsNotOpenedBlocksBeforeItHasATable() {
        scene.world.schema("app", FakePostgres.ADMIN);
        scene.wish.inSchemas("public", "app");

        assertThat(found(FindingId.PUBLISHED_UNREADABLE)).singleElement().satisfies(found -> {
            assertThat(found.severity()).isEqualTo(Severity.BLOCKING);
            assertThat(found.detail()).endsWith("can't read them: app");
            assertThat(found.mend()).isEqualTo("add to schemas: app");
        });
    }
}
