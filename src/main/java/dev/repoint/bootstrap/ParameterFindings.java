package dev.repoint.bootstrap;

import static dev.repoint.bootstrap.Finding.blocking;
import static dev.repoint.bootstrap.Finding.notice;
import static dev.repoint.bootstrap.Finding.warning;

import dev.repoint.bootstrap.Database.ApplyStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands between the database and its parameters. */
record ParameterFindings(Goal goal, Observation seen) {

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        tool().ifPresent(findings::add);
        group(findings);
        values(findings);
        return findings;
    }

    private ParameterPlan plan() {
        return new ParameterPlan(goal, seen);
    }

    private Optional<Finding> tool() {
        return ManagingTool.of(seen.database().tags()).map(tool -> {
            String detail = tool + " manages the database (by its tags)";
            if (!plan().staysAsItIs()) {
                return blocking(
                        FindingId.MANAGED_BY_TOOL,
                        detail
                                + ": its next run would undo the parameters, and Postgres does not start with logical"
                                + " slots and without logical WAL",
                        tool.lines(goal, seen.current()));
            }
            return plan().ownName().equals(seen.current().name())
                    ? warning(
                            FindingId.MANAGED_BY_TOOL,
                            detail + ": its next run may take parameter group "
                                    + seen.current().name() + " away",
                            tool.lines(goal, seen.current()))
                    : notice(FindingId.MANAGED_BY_TOOL, detail + "; its parameters are as they should be", "");
        });
    }

    private void group(List<Finding> findings) {
        if (plan().isTaken()) {
            findings.add(blocking(
                    FindingId.PARAMETER_GROUP_TAKEN,
                    "parameter group " + plan().ownName() + " would be this database's own, and others use it",
                    "attach another group to them"));
        }
        if (seen.database().applyStatus() == ApplyStatus.FAILED) {
            findings.add(blocking(
                    FindingId.PARAMETERS_FAILED,
                    "RDS says that values of " + seen.current().name() + " failed to apply",
                    "look at the events of the database, and correct the value"));
        }
        if (goal.reboot() == Goal.Reboot.NEVER && new RebootPlan(goal, seen).isLeft()) {
            findings.add(warning(
                    FindingId.REBOOT_PENDING,
                    "without a reboot there is no logical WAL, and the pipe can't begin",
                    "reboot " + goal.source() + ", or say \"reboot\": \"allowed\""));
        }
    }

    private void values(List<Finding> findings) {
        goal.parameters()
                .forEach((name, value) -> Allowed.problem(seen.current(), name, value)
                        .or(() -> problem(name, value))
                        .ifPresent(problem -> findings.add(blocking(
                                FindingId.PARAMETER_UNFIT,
                                "parameters." + name + "=" + value + ": " + problem,
                                "correct it"))));
    }

    /** Postgres starts neither with more slots than it may have, nor with logical ones and without logical WAL. */
    private Optional<String> problem(String name, String value) {
        int slots = seen.catalog().map(catalog -> catalog.slots().size()).orElse(0);
        return switch (name) {
            case InEffect.LOGICAL_REPLICATION ->
                InEffect.isOff(value) ? Optional.of("a pipe needs logical WAL") : Optional.empty();
            case "max_replication_slots" ->
                value.matches("[0-9]{1,9}") && Integer.parseInt(value) < slots
                        ? Optional.of("there are " + slots + " slots, and Postgres would not start")
                        : Optional.empty();
            case String _ -> Optional.empty();
        };
    }
}
