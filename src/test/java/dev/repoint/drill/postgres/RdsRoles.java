package dev.repoint.drill.postgres;

import java.util.List;

/**
 * Roles that RDS makes, as far as they matter here.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.PostgreSQL.CommonDBATasks.Roles.html">RDS's
 *     roles</a>
 */
final class RdsRoles {

    private RdsRoles() {}

    static String[] made(Login master) {
        String name = Sql.name(master.user());
        return List.of(
                        "CREATE ROLE rds_superuser NOLOGIN",
                        "CREATE ROLE rds_replication NOLOGIN",
                        "CREATE ROLE rds_iam NOLOGIN",
                        "GRANT rds_replication, rds_iam, pg_monitor, pg_signal_backend TO rds_superuser WITH ADMIN"
                                + " OPTION",
                        "CREATE ROLE " + name + " LOGIN CREATEROLE CREATEDB PASSWORD " + Sql.text(master.password()),
                        "GRANT rds_superuser TO " + name)
                .toArray(String[]::new);
    }
}
