package dev.repoint.bootstrap;

import dev.repoint.bootstrap.Catalog.Role;
import dev.repoint.bootstrap.Observation.Credential;
import java.util.List;
import java.util.Optional;

/** The replication user, its password, and its right to replicate. */
record UserPlan(Goal goal, Catalog catalog, Credential credential) {

    /** Whether the replication user would be who administers the database: not one to be given another password, or dropped. */
    static boolean isAdmin(Goal goal, Database database, Catalog catalog) {
        return goal.user().equals(database.adminUser())
                || goal.user().equals(catalog.admin().name());
    }

    /** Why the secret gives no password, and can't be given one. */
    static Optional<String> unusable(Goal goal, Credential credential) {
        return switch (credential) {
            case Credential.Unusable(var why) -> Optional.of(why);
            case Credential.None(var isMissing)
            when isMissing && goal.passwordSecret().startsWith("arn:") ->
                Optional.of("passwordSecret: there is no secret " + goal.passwordSecret());
            case Credential.None _, Credential.Fits _, Credential.Differs _ -> Optional.empty();
        };
    }

    List<Step> steps() {
        return List.of(password(), user(), replication());
    }

    private Step password() {
        String secret = goal.passwordSecret();
        Optional<String> unusable = unusable(goal, credential);
        if (unusable.isPresent()) {
            return Step.blocked(StepId.PASSWORD, unusable.get());
        }
        return switch (credential) {
            case Credential.Fits _, Credential.Differs _, Credential.Unusable _ ->
                Step.inPlace(StepId.PASSWORD, secret + " holds one");
            case Credential.None(var isMissing) ->
                Step.needed(
                        StepId.PASSWORD,
                        isMissing ? "there is no secret " + secret : secret + " is empty",
                        new Change.WritePassword(secret, isMissing));
        };
    }

    private Step user() {
        Optional<Role> role = catalog.user();
        if (role.isEmpty()) {
            return Step.needed(StepId.USER, "there is no user " + goal.user(), new Change.WriteUser(goal.user(), true));
        }
        if (!role.get().canLogin()) {
            return rewritten(goal.user() + " may not log in");
        }
        if (role.get().needsToken()) {
            return Step.inPlace(StepId.USER, goal.user() + " is there, and logs in with tokens only");
        }
        if (role.get().isExpired()) {
            return Step.inPlace(StepId.USER, goal.user() + " is there, and its password has expired");
        }
        return switch (credential) {
            case Credential.Fits _ -> Step.inPlace(StepId.USER, goal.user() + " logs in with the secret's password");
            case Credential.Differs _ -> rewritten(goal.user() + " has another password");
            case Credential.None _ -> rewritten(goal.user() + " has a password that nobody keeps");
            case Credential.Unusable _ -> Step.blocked(StepId.USER, "it can't be told whether its password fits");
        };
    }

    private Step rewritten(String found) {
        return Step.needed(StepId.USER, found, new Change.WriteUser(goal.user(), false));
    }

    private Step replication() {
        if (!catalog.server().hasReplicationRole()) {
            return Step.inPlace(StepId.REPLICATION_GRANT, "there is no rds_replication to be a member of");
        }
        boolean mayReplicate = catalog.user().filter(Role::mayReplicate).isPresent();
        return mayReplicate
                ? Step.inPlace(StepId.REPLICATION_GRANT, goal.user() + " is a member of rds_replication")
                : Step.needed(
                        StepId.REPLICATION_GRANT,
                        goal.user() + " is no member of rds_replication",
                        new Change.Execute(List.of("GRANT rds_replication TO " + Sql.identifier(goal.user()))));
    }
}
