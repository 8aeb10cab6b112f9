package dev.repoint.bootstrap;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Gatherers;

/**
 * Which parameter group the database shall use, and with which values: the present one if it needs no change, or may be changed
 * because no other database uses it; else one of its own, which has all that was set in the present one.
 */
record ParameterPlan(Goal goal, Observation seen) {

    /**
     * Most that one call takes.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBParameterGroup.html">
     *     ModifyDBParameterGroup</a>
     */
    static final int BATCH_MAX = 20;

    /** The group's steps, without the reboot. */
    List<Step> steps() {
        return List.of(group(), parameters(), attachment());
    }

    boolean staysAsItIs() {
        return seen.current().holds(goal.parameters());
    }

    /** Whether another group has to be attached. */
    boolean movesAway() {
        return !staysAsItIs() && (seen.current().isDefault() || seen.current().isUsedBesides(goal.source()));
    }

    String ownName() {
        return OwnGroup.name(goal.source(), seen.current().family());
    }

    /** Whether the group that should be the database's own has come into use elsewhere. */
    boolean isTaken() {
        return movesAway()
                && (ownName().equals(seen.current().name())
                        || seen.own().stream().anyMatch(own -> own.isUsedBesides(goal.source())));
    }

    /** Whether something that is still to be changed takes a reboot to apply. */
    boolean needsReboot() {
        return movesAway() || missing().stream().anyMatch(Setting::isStatic);
    }

    /** What the wanted group lacks; for one that is still to be made, what it will lack then. */
    List<Setting> missing() {
        ParameterGroup group = movesAway() ? seen.own().orElse(seen.current()) : seen.current();
        List<Setting> missing = new ArrayList<>();
        wanted().forEach((name, value) -> {
            if (!group.holds(name, value)) {
                // A parameter that isn't described may be static; its value then waits for the reboot, which suits
                // both.
                boolean isStatic =
                        group.parameter(name).map(Parameter::isStatic).orElse(true);
                missing.add(new Setting(name, value, isStatic));
            }
        });
        return missing;
    }

    private NavigableMap<String, String> wanted() {
        NavigableMap<String, String> wanted = new TreeMap<>();
        if (movesAway()) {
            seen.current().parameters().values().stream()
                    .filter(parameter -> parameter.isSetByUser() || isSetInOwn(parameter.name()))
                    .forEach(parameter -> parameter.value().ifPresent(value -> wanted.put(parameter.name(), value)));
        }
        wanted.putAll(goal.parameters());
        return wanted;
    }

    /** A group that was left over may hold values that are not in use now, and shall not come into use by the way. */
    private boolean isSetInOwn(String name) {
        return seen.own()
                .flatMap(own -> own.parameter(name))
                .filter(Parameter::isSetByUser)
                .isPresent();
    }

    private Step group() {
        String current = seen.current().name();
        if (!movesAway()) {
            return Step.inPlace(StepId.PARAMETER_GROUP, current + (staysAsItIs() ? " has all" : " is used here only"));
        }
        if (isTaken()) {
            return Step.blocked(StepId.PARAMETER_GROUP, ownName() + " is used by other databases");
        }
        if (seen.own().isPresent()) {
            return Step.inPlace(StepId.PARAMETER_GROUP, ownName() + " is there");
        }
        return seen.current().isDefault()
                ? Step.needed(
                        StepId.PARAMETER_GROUP,
                        current + " is a default group, which can't be changed",
                        new Change.CreateGroup(ownName(), seen.current().family()))
                : Step.needed(
                        StepId.PARAMETER_GROUP,
                        current + " is used by other databases: "
                                + Examples.of(seen.current().users()),
                        new Change.CopyGroup(current, ownName()));
    }

    private Step parameters() {
        String group = movesAway() ? ownName() : seen.current().name();
        List<Setting> missing = missing();
        List<Change> batches = missing.stream()
                .sorted(ParameterPlan::together)
                .gather(Gatherers.windowFixed(BATCH_MAX))
                .<Change>map(batch -> new Change.SetParameters(group, batch))
                .toList();
        return Step.of(StepId.PARAMETERS, goal.parameters() + " in " + group, group + " lacks " + missing, batches);
    }

    /**
     * What limits logical replication goes first and so stays in one call: RDS checks them against each other.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.PostgreSQL.CommonDBATasks.Parameters.html">
     *     Working with parameters on RDS for PostgreSQL</a>
     */
    private static int together(Setting one, Setting other) {
        int rank = Boolean.compare(isLimit(other.name()), isLimit(one.name()));
        return rank != 0 ? rank : one.name().compareTo(other.name());
    }

    /** Of slots, senders, workers or connections. */
    static boolean isLimit(String name) {
        return switch (name) {
            case "rds.logical_replication",
                    "max_replication_slots",
                    "max_wal_senders",
                    "max_worker_processes",
                    "max_logical_replication_workers",
                    "max_sync_workers_per_subscription",
                    "max_connections" -> true;
            case String _ -> false;
        };
    }

    private Step attachment() {
        if (!movesAway()) {
            return Step.inPlace(
                    StepId.ATTACHMENT, goal.source() + " uses " + seen.current().name());
        }
        Database database = seen.database();
        String found = goal.source() + " uses " + seen.current().name();
        if (!database.isAvailable()) {
            return database.mayBecomeAvailable()
                    ? Step.waiting(StepId.ATTACHMENT, found + "; it is " + database.status())
                    : Step.blocked(StepId.ATTACHMENT, found + "; it is " + database.status());
        }
        return Step.needed(StepId.ATTACHMENT, found, new Change.AttachGroup(ownName()));
    }
}
