package dev.repoint.bootstrap;

import dev.repoint.bootstrap.Database.ApplyStatus;
import dev.repoint.bootstrap.InEffect.Shown;
import java.util.Optional;

/** Whether the values apply, and what it takes. A reboot is made only once RDS says that one is pending. */
record RebootPlan(Goal goal, Observation seen) {

    Step step() {
        ParameterPlan parameters = new ParameterPlan(goal, seen);
        if (!parameters.staysAsItIs()) {
            return parameters.needsReboot()
                    ? reboot("the values are for after a reboot")
                    : Step.waiting(StepId.REBOOT, "the values apply without a reboot");
        }
        Optional<InEffect> effect = effect();
        Shown shown = effect.map(InEffect::ofAll).orElse(Shown.UNTOLD);
        if (shown == Shown.YES) {
            return Step.inPlace(StepId.REBOOT, "the values are in effect");
        }
        return switch (seen.database().applyStatus()) {
            case PENDING_REBOOT -> reboot("a reboot is pending");
            case APPLYING -> Step.waiting(StepId.REBOOT, "the values are being applied");
            case FAILED -> Step.left(StepId.REBOOT, "the values failed to apply");
            case IN_SYNC, UNKNOWN ->
                shown == Shown.NO
                        ? Step.waiting(
                                StepId.REBOOT,
                                "not in effect yet, and RDS reports no reboot: "
                                        + effect.map(InEffect::differences).orElse(""))
                        : Step.inPlace(StepId.REBOOT, "RDS says that no value waits");
        };
    }

    /** Whether a person has to reboot the database. */
    boolean isLeft() {
        return seen.database().applyStatus() != ApplyStatus.FAILED && step().state() == Step.State.LEFT;
    }

    private Optional<InEffect> effect() {
        return seen.catalog().map(catalog -> new InEffect(goal, seen.current(), catalog.server()));
    }

    private Step reboot(String found) {
        Database database = seen.database();
        if (goal.reboot() == Goal.Reboot.NEVER) {
            return Step.left(StepId.REBOOT, found + ", and reboot is never: reboot it, then call again");
        }
        if (!database.isAvailable()) {
            String but = found + "; the database is " + database.status();
            return database.mayBecomeAvailable() ? Step.waiting(StepId.REBOOT, but) : Step.blocked(StepId.REBOOT, but);
        }
        boolean withFailover = goal.reboot() == Goal.Reboot.WITH_FAILOVER && database.hasStandby();
        boolean isAlone = goal.reboot() == Goal.Reboot.WITH_FAILOVER && !withFailover;
        return Step.needed(
                StepId.REBOOT,
                found + (isAlone ? "; there is no standby to fail over to" : ""),
                new Change.Reboot(withFailover));
    }
}
