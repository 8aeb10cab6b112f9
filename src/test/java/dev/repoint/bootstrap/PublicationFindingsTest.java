package dev.repoint.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.bootstrap.Catalog.AdminUser;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What stands between the publication that is there, or isn't, and the one that is wanted. */
final class PublicationFindingsTest {

    private final Scene scene = new Scene();

    /** As an admin user sees it who is no member of {@code rds_superuser}. */
    private List<FindingId> seenByALesserAdmin() {
        Goal goal = scene.wish.goal();
        Observation seen = scene.world.seen(goal);
        Catalog catalog = Catalogs.with(seen.catalog().orElseThrow(), new AdminUser(FakePostgres.ADMIN, false));
        return new PublicationFindings(goal, seen.database(), catalog)
                .all().stream().map(Finding::id).toList();
    }

    private List<Finding> found(FindingId id) {
        return scene.findings().stream().filter(found -> found.id() == id).toList();
    }

    @Test
    void aLesserAdminCannotPublishAllTables() {
        scene.wish.all();

        assertThat(seenByALesserAdmin()).contains(FindingId.PUBLICATION_OUT_OF_REACH);
    }

    @Test
    void aLesserAdminCanPublishAList() {
        assertThat(seenByALesserAdmin()).isEmpty();
    }

    @Test
    void aLesserAdminCanLeaveAPublicationOfAllTablesAsItIs() {
        scene.wish.all();
        scene.publication(FakePostgres.ADMIN, true, Optional.empty());

        assertThat(seenByALesserAdmin()).doesNotContain(FindingId.PUBLICATION_OUT_OF_REACH);
    }

    @Test
    void oneOfAnotherKindIsMendedByAskingForWhatItIs() {
        scene.publication(FakePostgres.ADMIN, true, Optional.empty());
        assertThat(found(FindingId.PUBLICATION_KIND))
                .extracting(Finding::mend)
                .containsExactly("publication.tables: \"all\", or another name");

        scene.publication(FakePostgres.ADMIN, false, Optional.empty());
        scene.wish.all();
        assertThat(found(FindingId.PUBLICATION_KIND))
                .extracting(Finding::mend)
                .containsExactly("a list, or another name");
    }

    @Test
    void oneThatPublishesSomeRowsOrColumnsOnlyLeavesChangesOut() {
        scene.publication(FakePostgres.ADMIN, false, Optional.empty());
        scene.world.postgres.traits.filtered.add(Wish.table("public.orders"));

        assertThat(found(FindingId.PUBLICATION_FILTERED))
                .extracting(Finding::detail)
                .singleElement()
                .asString()
                .endsWith("some columns or rows only of public.orders");
    }
}
