package dev.repoint.bootstrap;

import dev.repoint.bootstrap.Finding.Severity;
import dev.repoint.bootstrap.Observation.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Compares the goal with what was observed. Knows nothing of runs before this one. */
final class Planner {

    private static final String AFTERWARDS = "is seen once the database can be reached";

    private Planner() {}

    static Plan plan(Goal goal, Observation seen) {
        List<Step> steps = new ArrayList<>(new ParameterPlan(goal, seen).steps());
        steps.add(new RebootPlan(goal, seen).step());
        steps.addAll(inside(goal, seen));
        return new Plan(steps, findings(goal, seen));
    }

    /** The way back: the parameters, the publication and the slots stay. */
    static Plan revocation(Goal goal, Observation seen) {
        List<Step> steps = switch (seen.access()) {
            case Access.Shut shut -> List.of(connection(shut), unseen(StepId.USER));
            case Access.Inside(var catalog, var _) ->
                List.of(connected(catalog), new RevocationPlan(goal, seen.database(), catalog).step());
        };
        return new Plan(steps, List.of());
    }

    private static List<Step> inside(Goal goal, Observation seen) {
        return switch (seen.access()) {
            case Access.Shut shut ->
                Stream.concat(
                                Stream.of(connection(shut)),
                                Stream.of(StepId.values())
                                        .filter(id -> id.compareTo(StepId.CONNECTION) > 0)
                                        .map(Planner::unseen))
                        .toList();
            case Access.Inside(var catalog, var credential) -> {
                List<Step> steps = new ArrayList<>();
                steps.add(connected(catalog));
                steps.addAll(new UserPlan(goal, catalog, credential).steps());
                steps.addAll(new GrantPlan(goal, catalog).steps());
                steps.add(new IdentityPlan(goal, catalog).step());
                steps.addAll(new PublicationPlan(goal, seen.database(), catalog).steps());
                yield steps;
            }
        };
    }

    private static Step connection(Access.Shut shut) {
        return shut.passes()
                ? Step.waiting(StepId.CONNECTION, shut.why())
                : Step.blocked(StepId.CONNECTION, shut.why());
    }

    private static Step connected(Catalog catalog) {
        return Step.inPlace(
                StepId.CONNECTION,
                "as " + catalog.admin().name() + " to Postgres "
                        + catalog.server().major());
    }

    private static Step unseen(StepId id) {
        return Step.waiting(id, AFTERWARDS);
    }

    private static List<Finding> findings(Goal goal, Observation seen) {
        List<Finding> findings = new ArrayList<>(new DatabaseFindings(goal, seen.database()).all());
        findings.addAll(new ParameterFindings(goal, seen).all());
        if (seen.access() instanceof Access.Inside(var catalog, var credential)) {
            findings.addAll(new UserFindings(goal, seen.database(), catalog, credential).all());
            findings.addAll(new AccessFindings(goal, catalog).all());
            findings.addAll(new PublicationFindings(goal, seen.database(), catalog).all());
            findings.addAll(new TableFindings(goal, catalog).all());
            findings.addAll(new ServerFindings(goal, catalog).all());
        }
        seen.balancer().ifPresent(look -> findings.addAll(BalancerFindings.of(look)));
        return findings.stream().map(finding -> weighed(goal, finding)).toList();
    }

    /** An unsupported engine isn't supported by being accepted. */
    private static Finding weighed(Goal goal, Finding finding) {
        boolean isAccepted = goal.acknowledged().contains(finding.id().word())
                && finding.id() != FindingId.ENGINE_UNSUPPORTED
                && finding.severity() == Severity.BLOCKING;
        return isAccepted ? finding.as(Severity.WARNING) : finding;
    }
}
