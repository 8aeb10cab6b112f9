package dev.repoint.bootstrap;

import static dev.repoint.bootstrap.Finding.blocking;
import static dev.repoint.bootstrap.Finding.notice;
import static dev.repoint.bootstrap.Finding.warning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the RDS API tells about the engine and its log-ins. */
record DatabaseFindings(Goal goal, Database database) {

    /**
     * Minors that lose memory while they decode, by major.
     *
     * @see <a href="https://clickhouse.com/docs/integrations/clickpipes/postgres/faq">ClickPipes for Postgres, FAQ</a>
     */
    private static final Map<Integer, Integer> DEFECTIVE_MINORS = Map.of(17, 5, 16, 9, 15, 13, 14, 18, 13, 21);

    private static final int MAJOR_MIN = 12;

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        engine(findings);
        tokens(findings);
        return findings;
    }

    private void engine(List<Finding> findings) {
        String found = database.engine() + " " + database.version();
        if (!isSupported()) {
            findings.add(blocking(
                    FindingId.ENGINE_UNSUPPORTED,
                    found + " is not supported: Postgres " + MAJOR_MIN
                            + " or newer is, as a Multi-AZ DB cluster from 14.8 and 15.3 on",
                    "upgrade the database"));
        }
        if (DEFECTIVE_MINORS.getOrDefault(database.major(), -1) == database.minor()) {
            findings.add(warning(
                    FindingId.MINOR_DEFECT,
                    found + " loses memory while it decodes: the pipe's connection may end, or the server",
                    "upgrade to a later minor version"));
        }
    }

    /**
     * Whether it is Postgres, and new enough to be replicated from.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_MultiAZDBCluster_LogicalRepl.html">Logical
     *     replication with Multi-AZ DB clusters</a>
     */
    private boolean isSupported() {
        return switch (database.engine()) {
            case "aurora-postgresql" -> database.major() >= MAJOR_MIN;
            case "postgres" ->
                switch (database.id()) {
                    case DatabaseId.Instance _ -> database.major() >= MAJOR_MIN;
                    case DatabaseId.Cluster _ ->
                        database.major() > 15
                                || (database.major() == 15 && database.minor() >= 3)
                                || (database.major() == 14 && database.minor() >= 8);
                };
            case String _ -> false;
        };
    }

    private void tokens(List<Finding> findings) {
        findings.add(
                database.hasTokens()
                        ? notice(
                                FindingId.IAM_AUTHENTICATION,
                                "IAM authentication is on: the pipe could log in without a password",
                                "parameter rds.iam_auth_for_replication=1, then GRANT rds_iam TO "
                                        + Sql.identifier(goal.user()))
                        : notice(
                                FindingId.IAM_AUTHENTICATION,
                                "IAM authentication is off: the pipe needs a password",
                                ""));
    }
}
