package dev.repoint.remediation;

import dev.repoint.alignment.Group;
import dev.repoint.alignment.Plan;
import dev.repoint.alignment.Target;
import java.time.Instant;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * How a binding stands after a look.
 *
 * @param group what is known of its group, if it could be read
 * @param wanted the targets that DNS asks for
 * @param isDown whether the database can't serve until somebody acts
 */
record Standing(Finding finding, Optional<Group> group, NavigableSet<Target> wanted, boolean isDown, Memory memory) {

    /** Whether the group holds what DNS says and nothing else. */
    boolean isSettled() {
        return finding instanceof Finding.Planned(Plan.Aligned _);
    }

    boolean hasHealthyWantedTarget() {
        return group.filter(known -> isAnyWanted(known.healthy())).isPresent();
    }

    /**
     * Whether a tick should stay on: a wanted target is unhealthy, or none is healthy, and not for so long that one pass a
     * tick will do. A binding that is paused, or whose database is down, is never watched.
     */
    boolean isWorthWatching(Instant now) {
        if (isPaused() || isDown || group.isEmpty()) {
            return false;
        }
        return memory.isFresh(trouble(group.get()), now);
    }

    private Optional<Trouble> trouble(Group known) {
        boolean isTroubled = isAnyWanted(known.unhealthy()) || known.healthy().isEmpty();
        return isTroubled ? Optional.of(new Trouble(memory.addresses(), known)) : Optional.empty();
    }

    private boolean isAnyWanted(NavigableSet<Target> targets) {
        return targets.stream().anyMatch(wanted::contains);
    }

    private boolean isPaused() {
        return finding instanceof Finding.Planned(Plan.Hold(var doubt, var _)) && doubt == Plan.Doubt.PAUSED;
    }
}
