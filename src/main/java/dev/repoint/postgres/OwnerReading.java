package dev.repoint.postgres;

import dev.repoint.bootstrap.Catalog;
import dev.repoint.bootstrap.Goal;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/** Reads who owns tables or the goal's schemas, and of the admin user the same. That an extension made one says nothing of what its owner will make. */
final class OwnerReading {

    /**
     * Whether it has the role's privileges and may act as it, which from 16 on are told apart.
     *
     * @see <a href="https://www.postgresql.org/docs/current/role-membership.html">Role membership</a>
     */
    private static final String HOLDS = "pg_has_role(a.oid, r.oid, 'USAGE') AND pg_has_role(a.oid, r.oid, 'SET')";

    private static final String HOLDS_BEFORE_16 = "pg_has_role(a.oid, r.oid, 'USAGE')";

    /**
     * Whether it may grant the role to itself: from 16 on by having it to give, before by making roles at all.
     *
     * @see <a href="https://www.postgresql.org/docs/16/release-16.html">Release 16, on CREATEROLE</a>
     */
    private static final String GRANTS = "pg_has_role(a.oid, r.oid, 'MEMBER WITH ADMIN OPTION')";

    private static final String GRANTS_BEFORE_16 = "a.rolcreaterole";

    private static final int ROLES_TOLD_APART = 16;

    /**
     * Out of reach are superusers, the database's owner as a role, which takes no members, and roles that are members of the
     * admin user: Postgres has no circles.
     */
    private static final String HOLD = """
        CASE WHEN %s THEN 'HELD'
            WHEN a.rolinherit AND NOT r.rolsuper AND r.rolname <> 'pg_database_owner'
                AND NOT pg_has_role(r.oid, a.oid, 'MEMBER') AND %s
                THEN 'WITHIN_REACH'
            ELSE 'OUT_OF_REACH' END
        """;

    /** By default privileges, by being the owner, or by being let to read everything (from 14). */
    private static final String IS_OPENED = """
        pg_has_role(u.oid, r.oid, 'USAGE')
            OR pg_has_role(u.oid, to_regrole('pg_read_all_data')::oid, 'USAGE')
            OR EXISTS (SELECT FROM pg_default_acl d, aclexplode(d.defaclacl) granted
                WHERE d.defaclrole = r.oid AND d.defaclobjtype = 'r' AND d.defaclnamespace IN (0, s.oid)
                    AND granted.privilege_type = 'SELECT'
                    AND (granted.grantee = 0 OR pg_has_role(u.oid, granted.grantee, 'USAGE')))
        """;

    private OwnerReading() {}

    static List<Catalog.Owner> of(Rows rows, int major, Goal goal) throws SQLException {
        String hold = major < ROLES_TOLD_APART
                ? HOLD.formatted(HOLDS_BEFORE_16, GRANTS_BEFORE_16)
                : HOLD.formatted(HOLDS, GRANTS);
        return rows.all(owners(hold), OwnerReading::owner, goal.schemas(), goal.user()).stream()
                .sorted(Comparator.comparing(Catalog.Owner::name))
                .toList();
    }

    private static Catalog.Owner owner(Row row) throws SQLException {
        return new Catalog.Owner(
                row.text("name"),
                Catalog.Hold.valueOf(row.text("hold")),
                row.textSet("opened"),
                row.textSet("tables_in"));
    }

    private static String owners(String hold) {
        return """
                WITH s AS (SELECT oid, nspowner, nspname::text AS name FROM pg_namespace WHERE nspname = ANY (?::text[])),
                made AS (
                    SELECT c.relowner, array_agg(DISTINCT s.name) FILTER (
                        WHERE s.name IS NOT NULL AND NOT EXISTS (SELECT FROM pg_depend d
                            WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')) AS schemas
                    FROM pg_class c
                    JOIN pg_namespace n ON n.oid = c.relnamespace
                    LEFT JOIN s ON s.oid = n.oid
                    WHERE %s
                    GROUP BY c.relowner)
            SELECT r.rolname AS name, %s AS hold, ARRAY(SELECT s.name FROM s WHERE %s) AS opened,
                coalesce(made.schemas, '{}') AS tables_in
            FROM pg_roles r
            JOIN pg_roles a ON a.rolname = current_user
            LEFT JOIN pg_roles u ON u.rolname = ?
            LEFT JOIN made ON made.relowner = r.oid
            WHERE r.oid = a.oid OR made.relowner IS NOT NULL
            """.formatted(TableReading.IS_CONCERNED, hold, IS_OPENED);
    }
}
