package dev.repoint.function;

import dev.repoint.bootstrap.Action;
import dev.repoint.bootstrap.Goal;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of the BootstrapFunction.
 *
 * @param onDelete what becomes of the user when it is a custom resource that is deleted
 */
record BootstrapRequest(Action action, Goal goal, OnDelete onDelete) {

    /** What a deletion takes away. */
    enum OnDelete {
        /** Nothing. */
        KEEP,
        /** The user and its grants. */
        REVOKE
    }

    /** Reads it; throws an {@link InvalidInput} that names every field at fault. */
    static BootstrapRequest read(Json.Obj request) {
        Problems problems = new Problems();
        Fields fields = new Fields("", request, problems);
        fields.require("action");
        Optional<Action> action = fields.word("action", List.of(Action.CHECK, Action.PLAN, Action.APPLY));
        OnDelete onDelete = onDelete(fields);
        Optional<Goal> goal = new GoalReader(problems).read(fields);
        fields.endsHere();
        problems.throwIfAny();
        return new BootstrapRequest(action.orElseThrow(), goal.orElseThrow(), onDelete);
    }

    private static OnDelete onDelete(Fields fields) {
        return fields.word("onDelete", List.of(OnDelete.values())).orElse(OnDelete.KEEP);
    }

    /** Whether a deletion takes anything away, however the rest reads. */
    static boolean revokes(Json.Obj request) {
        return onDelete(new Fields("", request, new Problems())) == OnDelete.REVOKE;
    }
}
