package dev.repoint.bootstrap;

import static dev.repoint.bootstrap.Finding.blocking;

import dev.repoint.bootstrap.Catalog.Role;
import dev.repoint.bootstrap.Observation.Credential;
import java.util.ArrayList;
import java.util.List;

/** What keeps the replication user from logging in with its secret, or from being made. */
record UserFindings(Goal goal, Database database, Catalog catalog, Credential credential) {

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        if (!catalog.server().hasReplicationRole()) {
            findings.add(blocking(
                    FindingId.REPLICATION_ROLE_MISSING,
                    "there is no role rds_replication: this is not a Postgres of RDS",
                    "check source"));
        }
        if (UserPlan.isAdmin(goal, database, catalog)) {
            findings.add(blocking(
                    FindingId.USER_IS_ADMIN,
                    "user: " + goal.user() + " administers the database, and would be given another password",
                    "another user, of the pipe's own"));
        }
        UserPlan.unusable(goal, credential)
                .ifPresent(why -> findings.add(blocking(
                        FindingId.PASSWORD_UNUSABLE,
                        why,
                        "put the password into it, alone or in JSON with username and password")));
        catalog.user().ifPresent(role -> login(findings, role));
        return findings;
    }

    private void login(List<Finding> findings, Role role) {
        String user = Sql.identifier(goal.user());
        if (role.needsToken()) {
            findings.add(blocking(
                    FindingId.USER_NEEDS_TOKEN,
                    goal.user() + " is a member of rds_iam, so its password isn't asked for",
                    "REVOKE rds_iam FROM " + user + ", or let the pipe log in with IAM"));
        }
        if (role.isExpired()) {
            findings.add(blocking(
                    FindingId.USER_EXPIRED,
                    "the password of " + goal.user() + " is past its VALID UNTIL",
                    "ALTER ROLE " + user + " VALID UNTIL 'infinity'"));
        }
    }
}
