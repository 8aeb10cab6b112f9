package dev.repoint.alignment;

import java.util.Collections;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Decides what to change: a function of what was observed, and of nothing else.
 *
 * <table>
 * <caption>From observation to plan; the first row that fits</caption>
 * <tr><th>the binding, the answer</th><th>the group</th><th>plan</th></tr>
 * <tr><td>is paused</td><td></td><td>hold</td></tr>
 * <tr><td>is empty</td><td>holds a database that is deleted, and another one</td><td>deregister it</td></tr>
 * <tr><td>failed, is empty, or gives an address outside the allowed ranges</td><td></td><td>hold</td></tr>
 * <tr><td>gives addresses</td><td>lacks one, or drains it</td><td>register it</td></tr>
 * <tr><td>gives an address that proved to be something else</td><td>holds all others</td><td>hold</td></tr>
 * <tr><td>gives addresses that prove nothing yet</td><td>lacks one</td><td>prove it</td></tr>
 * <tr><td></td><td>holds one more, agreed on, and removing it helps</td><td>deregister it</td></tr>
 * <tr><td></td><td>holds one more</td><td>wait</td></tr>
 * <tr><td></td><td>holds just these, one of them unused, or the database is stopped</td><td>hold</td></tr>
 * <tr><td></td><td>holds just these</td><td>aligned</td></tr>
 * </table>
 */
public final class Planner {

    /** More than any RDS endpoint answers with; an answer beyond it is held as nonsense. */
    static final int WANTED_MAX = 100;

    private Planner() {}

    public static Plan plan(Observation seen) {
        if (seen.terms().isPaused()) {
            return new Plan.Hold(Plan.Doubt.PAUSED, "the binding is paused");
        }
        return switch (seen.answer()) {
            case Answer.Failed(var failure, var detail) ->
                new Plan.Hold(Plan.Doubt.NO_REPLY, "no usable reply: " + failure + ", " + detail);
            case Answer.Empty(var absence) -> withoutAddress(seen, absence);
            case Answer.Addresses(var addresses, var _, var _) ->
                doubt(addresses, seen.terms()).orElseGet(() -> align(seen, wanted(addresses, seen.terms())));
        };
    }

    /**
     * Which unwanted target may be removed first when the group has no room for a wanted one (rule 5): one that is agreed on,
     * is not the last one registered, and rather one that takes no traffic. It is the same one for all environments: two that
     * make room at the same time must not take two targets.
     */
    public static Room room(Observation seen) {
        if (!(seen.answer() instanceof Answer.Addresses(var addresses, var _, var _))
                || seen.group().registered().size() < 2) {
            return new Room.None();
        }
        NavigableSet<Target> unwanted = unwanted(seen, wanted(addresses, seen.terms()));
        NavigableSet<Target> healthy = seen.group().healthy();
        return unwanted.stream()
                .min(Comparator.<Target, Boolean>comparing(healthy::contains).thenComparing(Comparator.naturalOrder()))
                .map(target ->
                        isAgreed(seen, addresses).test(target) ? new Room.Removable(target) : new Room.Undecided())
                .orElseGet(Room.None::new);
    }

    private static Plan withoutAddress(Observation seen, Answer.Absence absence) {
        NavigableSet<Target> departed =
                select(seen.group().registered(), isDeparted(seen).and(seen.mandate()::covers));
        boolean isAnotherLeft = departed.size() < seen.group().registered().size();
        return departed.isEmpty() || !isAnotherLeft
                ? new Plan.Hold(Plan.Doubt.NO_ADDRESS, "the answer is empty (" + absence + "), which proves nothing")
                : new Plan.Deregister(departed, Collections.emptyNavigableSet());
    }

    private static Optional<Plan> doubt(NavigableSet<Address> addresses, Terms terms) {
        if (addresses.size() > WANTED_MAX) {
            return Optional.of(new Plan.Hold(
                    Plan.Doubt.TOO_MANY_ADDRESSES,
                    "the answer has " + addresses.size() + " addresses, more than " + WANTED_MAX));
        }
        String outside = addresses.stream()
                .filter(address -> !terms.allowed().contain(address))
                .map(Address::toString)
                .collect(Collectors.joining(", "));
        return outside.isEmpty()
                ? Optional.empty()
                : Optional.of(new Plan.Hold(
                        Plan.Doubt.NOT_ALLOWED,
                        outside + " is not within the allowed ranges "
                                + terms.allowed().ranges()));
    }

    private static Plan align(Observation seen, NavigableSet<Target> wanted) {
        NavigableMap<Target, String> disproven = seen.evidence().disproven();
        NavigableSet<Target> missing = minus(minus(wanted, seen.group().registered()), disproven.navigableKeySet());
        if (!missing.isEmpty()) {
            boolean isAgreed = seen.agreement().isSame(seen.terms().agreement());
            NavigableSet<Target> tried = minus(missing, seen.evidence().untried());
            NavigableSet<Target> sure =
                    isAgreed ? tried : minus(tried, seen.evidence().unproven());
            return sure.isEmpty() ? new Plan.Prove(missing) : new Plan.Register(sure);
        }
        Optional<String> impostor = wanted.stream()
                .flatMap(target -> Optional.ofNullable(disproven.get(target)).stream())
                .findFirst();
        if (impostor.isPresent()) {
            return new Plan.Hold(Plan.Doubt.DISPROVEN, impostor.get());
        }
        NavigableSet<Target> unwanted = unwanted(seen, wanted);
        return unwanted.isEmpty() ? settled(seen, wanted) : removal(seen, wanted, unwanted);
    }

    private static Plan removal(Observation seen, NavigableSet<Target> wanted, NavigableSet<Target> unwanted) {
        NavigableSet<Address> addresses =
                wanted.stream().map(Target::address).collect(Collectors.toCollection(TreeSet::new));
        NavigableSet<Target> agreed = select(unwanted, isAgreed(seen, addresses));
        NavigableSet<Target> removable = select(agreed, helpsToRemove(seen, wanted));
        NavigableSet<Target> kept = minus(agreed, removable);
        return removable.isEmpty()
                ? new Plan.Wait(minus(unwanted, agreed), kept)
                : new Plan.Deregister(removable, kept);
    }

    /**
     * A target with a wanted address and another port is never absent from DNS; it may go once the answer has settled. So it
     * is while the API names another database than DNS. One that is deleted needs no answers at all.
     */
    private static Predicate<Target> isAgreed(Observation seen, NavigableSet<Address> addresses) {
        int answers = seen.terms().agreement();
        boolean isSettled = seen.agreement().isSame(answers);
        boolean isConfirmed = seen.roster().isConfirmed() || isSettled;
        Predicate<Target> isAbsent = target -> addresses.contains(target.address())
                ? isSettled
                : isConfirmed && seen.agreement().isAbsent(target.address(), answers);
        return isAbsent.or(isDeparted(seen));
    }

    private static Predicate<Target> isDeparted(Observation seen) {
        return target -> seen.roster().departed().contains(target.address());
    }

    /**
     * Rule 4. A healthy target would go on taking traffic. An unhealthy one takes none while another is healthy; draining it
     * earlier strands the clients' open connections, which the balancer resets once another target is healthy.
     *
     * <p>One that the balancer hasn't tried yet takes none either. Somebody registered it moments ago, because DNS gave it: if
     * the name flaps, perhaps another environment, which is about to remove the target that this one keeps.
     *
     * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html">
     *     Connection termination for unhealthy targets</a>
     */
    private static Predicate<Target> helpsToRemove(Observation seen, NavigableSet<Target> wanted) {
        NavigableSet<Target> healthy = seen.group().healthy();
        boolean wantedIsHealthy = wanted.stream().anyMatch(healthy::contains);
        return isDeparted(seen)
                .or(target -> healthy.contains(target)
                        || ((seen.terms().oldWriterLivesOn() || wantedIsHealthy) && isTried(seen.group(), target)));
    }

    private static boolean isTried(Group group, Target target) {
        return group.find(target).filter(RegisteredTarget::isUntried).isEmpty();
    }

    private static Plan settled(Observation seen, NavigableSet<Target> wanted) {
        if (seen.roster().isDown()) {
            return new Plan.Hold(Plan.Doubt.DOWN, "the database is stopped, or its storage is full");
        }
        return wanted.stream()
                .flatMap(target -> seen.group().find(target).stream())
                .filter(entry -> entry.health() == Health.UNUSED)
                .findFirst()
                .<Plan>map(entry -> new Plan.Hold(Plan.Doubt.UNUSED, entry.withoutTraffic()))
                .orElseGet(Plan.Aligned::new);
    }

    private static NavigableSet<Target> wanted(NavigableSet<Address> addresses, Terms terms) {
        return addresses.stream()
                .map(address -> new Target(address, terms.port()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static NavigableSet<Target> unwanted(Observation seen, NavigableSet<Target> wanted) {
        return select(
                minus(seen.group().registered(), wanted),
                target ->
                        seen.mandate().covers(target) && !seen.roster().spared().contains(target.address()));
    }

    private static NavigableSet<Target> minus(NavigableSet<Target> targets, NavigableSet<Target> others) {
        return select(targets, target -> !others.contains(target));
    }

    private static NavigableSet<Target> select(NavigableSet<Target> targets, Predicate<Target> condition) {
        return targets.stream().filter(condition).collect(Collectors.toCollection(TreeSet::new));
    }
}
