package dev.repoint.bootstrap;

import dev.repoint.bootstrap.PostgresState.Default;
import dev.repoint.bootstrap.PostgresState.Role;
import dev.repoint.bootstrap.PostgresState.Schema;
import dev.repoint.bootstrap.PostgresState.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Executes the statements that a bootstrap may write, with Postgres's rules. Any other is an error of the bootstrap. */
final class Statements {

    /** What Postgres says no to; {@code passes} where it is for the state of things, and not for the right to it. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        final boolean passes;

        Refused(boolean passes, String why) {
            super(why);
            this.passes = passes;
        }
    }

    private static final String ID = "\"(?:[^\"]|\"\")+\"";
    /** Read one by one, because a pattern for all of them would need a stack as deep as they are many. */
    private static final String LIST = "\".+\"";

    private static final String TABLE = ID + "\\." + ID;
    private static final Pattern ONE_ID = Pattern.compile(ID, Pattern.DOTALL);
    private static final Pattern ONE_TABLE = Pattern.compile("(" + ID + ")\\.(" + ID + ")", Pattern.DOTALL);

    /** Without the word its heirs would come along, and go along. */
    private static final Pattern ONE_MEMBER = Pattern.compile("ONLY " + ONE_TABLE, Pattern.DOTALL);

    private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

    private final PostgresState state;
    private final String login;
    private final Map<Pattern, Consumer<MatchResult>> known = new LinkedHashMap<>();
    private String current;

    Statements(PostgresState state, String login) {
        this.state = state;
        this.login = login;
        this.current = login;
        on("SET LOCAL ROLE (%1$s)", found -> become(id(found, 1)));
        on("RESET ROLE", _ -> current = login);
        on("GRANT rds_replication TO (%1$s)", found -> join("rds_replication", id(found, 1)));
        on("GRANT (%1$s) TO (%1$s)", found -> join(id(found, 1), id(found, 2)));
        on("REVOKE (%1$s) FROM (%1$s)", found -> leave(id(found, 1), id(found, 2)));
        on(
                "GRANT USAGE ON SCHEMA (%2$s) TO (%1$s)",
                found -> ids(found, 1).forEach(schema -> use(schema, id(found, 2))));
        on("GRANT SELECT ON (%4$s) TO (%1$s)", found -> tables(found, 1).forEach(table -> read(table, id(found, 2))));
        on(
                "ALTER DEFAULT PRIVILEGES FOR ROLE (%1$s) IN SCHEMA (%2$s) GRANT SELECT ON TABLES TO (%1$s)",
                found -> ids(found, 2).forEach(schema -> open(id(found, 1), schema, id(found, 3))));
        on("ALTER TABLE (%3$s) REPLICA IDENTITY FULL", found -> tables(found, 1).forEach(this::whole));
        on(
                "CREATE PUBLICATION (%1$s)( FOR ALL TABLES)?(?: FOR TABLE (ONLY %4$s))?(?: FOR TABLES IN SCHEMA"
                        + " (%2$s))?( WITH \\(publish_via_partition_root = true\\))?",
                this::create);
        on("ALTER PUBLICATION (%1$s) ADD TABLE (ONLY %4$s)", found -> each(found, members(found, 2), rules()::add));
        on("ALTER PUBLICATION (%1$s) DROP TABLE (ONLY %4$s)", found -> each(found, members(found, 2), rules()::drop));
        on(
                "ALTER PUBLICATION (%1$s) ADD TABLES IN SCHEMA (%2$s)",
                found -> each(found, ids(found, 2), rules()::addSchema));
        on(
                "ALTER PUBLICATION (%1$s) DROP TABLES IN SCHEMA (%2$s)",
                found -> each(found, ids(found, 2), rules()::dropSchema));
        on(
                "ALTER PUBLICATION (%1$s) SET \\(publish_via_partition_root = (true|false)\\)",
                found -> rules().viaRoot(id(found, 1), found.group(2).equals("true")));
        on(
                "COMMENT ON PUBLICATION (%1$s) IS '((?:[^']|'')*)'",
                found -> rules().alter(
                                id(found, 1),
                                old -> old.commented(found.group(2).replace("''", "'"))));
        on("REASSIGN OWNED BY (%1$s) TO (%1$s)", found -> leaving().reassign(id(found, 1), id(found, 2)));
        on("DROP OWNED BY (%1$s)", found -> leaving().dropOwned(id(found, 1)));
        on("DROP ROLE (%1$s)", found -> leaving().dropRole(id(found, 1)));
    }

    private void on(String pattern, Consumer<MatchResult> consumer) {
        known.put(COMPILED.computeIfAbsent(pattern, Statements::compiled), consumer);
    }

    private static Pattern compiled(String pattern) {
        return Pattern.compile(pattern.formatted(ID, LIST, TABLE, LIST), Pattern.DOTALL);
    }

    void execute(String statement) {
        for (Map.Entry<Pattern, Consumer<MatchResult>> each : known.entrySet()) {
            Matcher matcher = each.getKey().matcher(statement);
            if (matcher.matches()) {
                each.getValue().accept(matcher);
                return;
            }
        }
        throw new AssertionError("not a statement of a bootstrap: " + statement);
    }

    private static String name(String quoted) {
        return quoted.substring(1, quoted.length() - 1).replace("\"\"", "\"");
    }

    private static String id(MatchResult found, int group) {
        return name(found.group(group));
    }

    private static List<String> ids(MatchResult found, int group) {
        return all(ONE_ID, found.group(group)).map(each -> name(each.group())).toList();
    }

    private static List<TableName> tables(MatchResult found, int group) {
        return all(ONE_TABLE, found.group(group)).map(Statements::table).toList();
    }

    private static List<TableName> members(MatchResult found, int group) {
        return all(ONE_MEMBER, found.group(group)).map(Statements::table).toList();
    }

    private static TableName table(MatchResult one) {
        return new TableName(id(one, 1), id(one, 2));
    }

    private static Stream<MatchResult> all(Pattern one, String list) {
        List<MatchResult> all = one.matcher(list).results().toList();
        if (!all.stream()
                .map(MatchResult::group)
                .collect(Collectors.joining(", "))
                .equals(list)) {
            throw new AssertionError("not a list of names: " + list);
        }
        return all.stream();
    }

    static void require(boolean may, String why) {
        if (!may) {
            throw new Refused(false, why);
        }
    }

    static void expect(boolean is, String otherwise) {
        if (!is) {
            throw new Refused(true, otherwise);
        }
    }

    static <T> T there(Optional<T> found, String name) {
        return found.orElseThrow(() -> new Refused(true, name + " does not exist"));
    }

    private void become(String role) {
        require(state.is(login, role), "permission denied to set role " + role);
        current = role;
    }

    private void join(String role, String member) {
        there(state.role(role), role);
        Role found = there(state.role(member), member);
        require(!state.is(role, member), role + " is a member of " + member);
        boolean isMade = member.equals(login) && (state.grantable.contains(role) || found.canLogin());
        require(role.equals("rds_replication") || isMade, "must have admin option on role " + role);
        state.roles.put(member, found.with(role));
    }

    private void leave(String role, String member) {
        Role found = there(state.role(member), member);
        require(found.memberOf().contains(role), "nothing to revoke");
        state.roles.put(member, found.without(role));
    }

    private void use(String name, String user) {
        Schema schema = there(state.schema(name), name);
        require(state.is(current, schema.owner()), "permission denied for schema " + name);
        TreeSet<String> users = new TreeSet<>(schema.users());
        users.add(user);
        state.schemas.put(name, new Schema(schema.owner(), users));
    }

    private Table owned(TableName name) {
        Table table = there(state.table(name), name.toString());
        require(state.is(current, table.owner()), "must be owner of table " + name);
        return table;
    }

    private void read(TableName name, String user) {
        state.tables.put(name, owned(name).readableFor(user));
    }

    private void whole(TableName name) {
        state.tables.put(name, owned(name).whole());
    }

    private void open(String owner, String schema, String user) {
        require(state.is(current, owner), "permission denied to change default privileges");
        there(state.schema(schema), schema);
        state.defaults.add(new Default(owner, schema, user));
    }

    private LeavingRules leaving() {
        return new LeavingRules(state, current);
    }

    private PublicationRules rules() {
        return new PublicationRules(state, current);
    }

    private void create(MatchResult found) {
        rules().create(id(found, 1), found.group(2) != null, found.group(5) != null);
        if (found.group(3) != null) {
            each(found, members(found, 3), rules()::add);
        }
        if (found.group(4) != null) {
            each(found, ids(found, 4), rules()::addSchema);
        }
    }

    private <T> void each(MatchResult found, List<T> all, BiConsumer<String, T> change) {
        all.forEach(one -> change.accept(id(found, 1), one));
    }
}
