package dev.repoint.function;

import dev.repoint.bootstrap.PublicationGoal;
import dev.repoint.bootstrap.PublicationGoal.Scope;
import java.util.Optional;

/** Reads which publication there shall be. */
final class PublicationReader {

    static final int TABLES_MAX = 1_000;
    static final int SCHEMAS_MAX = 100;

    private static final String NAME = "clickpipes_publication";

    private static final String EXPECTED =
            "\"all\", a list of 1 to " + TABLES_MAX + " tables, or an object with schemas";

    private final NameReader names;

    PublicationReader(Problems problems) {
        this.names = new NameReader(problems);
    }

    /** What is wanted if nobody says anything. */
    static PublicationGoal byDefault() {
        return new PublicationGoal(NAME, new Scope.All(), true);
    }

    PublicationGoal read(Fields fields) {
        Optional<String> name = fields.verbatim("name").flatMap(text -> names.read(fields.path("name"), text));
        Optional<Scope> scope = fields.value("tables").flatMap(tables -> scope(fields, tables));
        Optional<Boolean> viaPartitionRoot = fields.flag("viaPartitionRoot");
        fields.endsHere();
        return new PublicationGoal(name.orElse(NAME), scope.orElseGet(Scope.All::new), viaPartitionRoot.orElse(true));
    }

    private Optional<Scope> scope(Fields fields, Json tables) {
        return switch (tables) {
            case Json.Text(var word) when word.equals("all") -> Optional.of(new Scope.All());
            case Json.Arr _ ->
                fields.texts("tables")
                        .map(texts -> names.readAll(fields.path("tables"), texts, TABLES_MAX, names::readTable))
                        .map(Scope.Tables::new);
            case Json.Obj _ -> fields.object("tables").flatMap(this::schemas);
            case Json other -> fields.wrong("tables", other, EXPECTED);
        };
    }

    private Optional<Scope> schemas(Fields fields) {
        fields.require("schemas");
        Optional<Scope> scope = fields.texts("schemas")
                .map(texts -> names.readAll(fields.path("schemas"), texts, SCHEMAS_MAX, names::read))
                .map(Scope.Schemas::new);
        fields.endsHere();
        return scope;
    }
}
