package dev.repoint.bootstrap;

import static dev.repoint.bootstrap.FindingCase.blocking;
import static dev.repoint.bootstrap.FindingCase.notice;
import static dev.repoint.bootstrap.FindingCase.warning;

import dev.repoint.bootstrap.Goal.Keyless;
import dev.repoint.bootstrap.PostgresState.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is found of schemas, tables and the publication. */
final class ContentCases {

    private ContentCases() {}

    static List<FindingCase> all() {
        return Stream.of(access(), reading(), tables(), publication(), contents())
                .flatMap(List::stream)
                .toList();
    }

    private static List<FindingCase> access() {
        return List.of(
                blocking(
                        FindingId.TABLE_MISSING,
                        "public.orderz",
                        scene -> scene.wish.tables("public.orderz"),
                        scene -> scene.wish.tables("public.orders")),
                blocking(FindingId.SCHEMA_MISSING, "app", scene -> scene.wish.schemas("public", "app"), scene -> {
                    scene.world.schema("app", FakePostgres.ADMIN);
                    scene.wish.schemas("public", "app");
                }),
                blocking(
                        FindingId.USAGE_OUT_OF_REACH,
                        "schema app",
                        scene -> {
                            scene.world.role("app");
                            schemaOfApp(scene);
                        },
                        scene -> {
                            scene.world.grantable("app");
                            schemaOfApp(scene);
                        }));
    }

    private static List<FindingCase> reading() {
        return List.of(
                blocking(
                        FindingId.SELECT_OUT_OF_REACH,
                        "public.log",
                        scene -> {
                            scene.world.role("app");
                            scene.table("public.log", Table.of("app", true));
                        },
                        scene -> {
                            scene.world.grantable("app");
                            scene.table("public.log", Table.of("app", true));
                        }),
                warning(
                        FindingId.DEFAULT_PRIVILEGES_OUT_OF_REACH,
                        "tables that app makes",
                        scene -> {
                            scene.world.role("app");
                            scene.world.table("public.log", Table.of("app", true));
                        },
                        scene -> {
                            scene.world.grantable("app");
                            scene.world.table("public.log", Table.of("app", true));
                        }),
                blocking(
                        FindingId.PUBLISHED_UNREADABLE,
                        "app.log",
                        scene -> {
                            scene.world.schema("app", FakePostgres.ADMIN);
                            scene.table("app.log", Table.of(FakePostgres.ADMIN, true));
                        },
                        scene -> {
                            scene.world.schema("app", FakePostgres.ADMIN);
                            scene.wish.schemas("public", "app");
                            scene.table("app.log", Table.of(FakePostgres.ADMIN, true));
                        }));
    }

    private static void schemaOfApp(Scene scene) {
        scene.world.schema("app", "app");
        scene.wish.schemas("public", "app");
    }

    private static List<FindingCase> tables() {
        Table keyed = Table.of(FakePostgres.ADMIN, true);
        Table keyless = Table.of(FakePostgres.ADMIN, false);
        TableName orders = Wish.table("public.orders");
        return List.of(
                blocking(
                        FindingId.KEYLESS_TABLES,
                        "public.log",
                        scene -> scene.table("public.log", keyless),
                        scene -> scene.table("public.log", keyless.whole())),
                blocking(
                        FindingId.UNLOGGED_TABLES,
                        "public.log",
                        scene -> scene.table("public.log", keyed.unlogged()),
                        scene -> scene.world.table("public.log", keyed.unlogged())),
                warning(
                        FindingId.ROW_SECURITY,
                        "public.orders",
                        scene -> scene.world.postgres.traits.withRowSecurity.add(orders),
                        scene -> scene.world.postgres.traits.withRowSecurity.add(Wish.table("public.x"))),
                notice(
                        FindingId.GENERATED_COLUMNS,
                        "public.orders",
                        scene -> scene.world.postgres.traits.withGenerated.add(orders),
                        scene -> scene.world.postgres.traits.withGenerated.add(Wish.table("public.x"))),
                warning(
                        FindingId.DOTTED_NAMES,
                        "public.a.b",
                        scene -> scene.table("public.a.b", keyed),
                        scene -> scene.table("public.a_b", keyed)),
                warning(
                        FindingId.PARTITIONED_TABLES,
                        "public.days",
                        scene -> {
                            scene.table("public.days", keyed.partitioned());
                            scene.wish.viaRoot(false);
                        },
                        scene -> scene.table("public.days", keyed.partitioned())));
    }

    private static List<FindingCase> publication() {
        return List.of(
                warning(
                        FindingId.ALL_TABLES,
                        "later",
                        scene -> scene.wish.all(),
                        scene -> scene.wish.inSchemas("public")),
                blocking(
                        FindingId.PUBLICATION_KIND,
                        "is for all tables",
                        scene -> scene.publication(FakePostgres.ADMIN, true, Optional.empty()),
                        scene -> scene.publication(FakePostgres.ADMIN, false, Optional.empty())),
                blocking(
                        FindingId.PUBLICATION_OUT_OF_REACH,
                        "belongs to another user",
                        scene -> {
                            scene.table("public.log", Table.of(FakePostgres.ADMIN, true));
                            scene.publication("app", false, Optional.empty());
                        },
                        scene -> scene.publication("app", false, Optional.empty())));
    }

    private static List<FindingCase> contents() {
        return List.of(
                warning(
                        FindingId.PUBLICATION_FILTERED,
                        "[delete, insert]",
                        scene -> {
                            scene.publication(FakePostgres.ADMIN, false, Optional.empty());
                            scene.world.postgres.traits.operations.removeAll(List.of("update", "truncate"));
                        },
                        scene -> {
                            scene.publication(FakePostgres.ADMIN, false, Optional.empty());
                            scene.world.postgres.traits.operations.remove("truncate");
                        }),
                notice(
                        FindingId.PUBLICATION_EXPANDED,
                        "single tables",
                        scene -> scene.wish.inSchemas("public").keyless(Keyless.SKIP),
                        scene -> scene.wish.inSchemas("public")),
                warning(
                        FindingId.RESOURCE_ID_CHANGED,
                        "made on db-OLD, and this is db-ABC",
                        scene -> scene.publication(FakePostgres.ADMIN, false, Optional.of("[repoint:db-OLD]")),
                        scene -> scene.publication(FakePostgres.ADMIN, false, Optional.of("[repoint:db-ABC]"))));
    }
}
