package dev.repoint.postgres;

import dev.repoint.bootstrap.Catalog;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Reads about the admin and the replication user. Roles of RDS's own need not be there; membership of one may be through others.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.PostgreSQL.CommonDBATasks.Roles.html">RDS's
 *     roles</a>
 */
final class RoleReading {
    private static final String ADMIN = """
        SELECT rolname AS name,
            rolsuper OR coalesce(pg_has_role(oid, to_regrole('rds_superuser')::oid, 'MEMBER'), false) AS may_publish_all
        FROM pg_roles WHERE rolname = current_user
        """;

    /** A superuser counts as a member of everything, but no token is asked of it. */
    private static final String USER = """
        SELECT rolname AS name, rolcanlogin AS can_login, coalesce(rolvaliduntil <= now(), false) AS is_expired,
            coalesce(pg_has_role(oid, to_regrole('rds_replication')::oid, 'MEMBER'), false) AS may_replicate,
            NOT rolsuper AND coalesce(pg_has_role(oid, to_regrole('rds_iam')::oid, 'MEMBER'), false) AS needs_token,
            ARRAY(
                SELECT CASE WHEN d.dbid IN (0, here.oid) THEN pg_describe_object(d.classid, d.objid, d.objsubid)
                    ELSE 'something in database ' || elsewhere.datname END
                FROM pg_shdepend d
                JOIN pg_database here ON here.datname = current_database()
                LEFT JOIN pg_database elsewhere ON elsewhere.oid = d.dbid
                WHERE d.refclassid = 'pg_authid'::regclass AND d.refobjid = r.oid AND d.deptype = 'o'
                    AND d.classid <> 'pg_default_acl'::regclass
                ORDER BY 1 LIMIT 10) AS owns
        FROM pg_roles r WHERE rolname = ?
        """;

    private RoleReading() {}

    static Catalog.AdminUser admin(Rows rows) throws SQLException {
        return rows.one(ADMIN, row -> new Catalog.AdminUser(row.text("name"), row.flag("may_publish_all")));
    }

    static Optional<Catalog.Role> user(Rows rows, String name) throws SQLException {
        return rows.any(
                USER,
                row -> new Catalog.Role(
                        row.text("name"),
                        row.flag("can_login"),
                        row.flag("is_expired"),
                        row.flag("may_replicate"),
                        row.flag("needs_token"),
                        row.texts("owns")),
                name);
    }
}
