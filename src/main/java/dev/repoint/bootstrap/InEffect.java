package dev.repoint.bootstrap;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the goal's parameters have come into effect, as far as Postgres shows it. */
record InEffect(Goal goal, ParameterGroup group, Catalog.Server server) {

    static final String LOGICAL_REPLICATION = "rds.logical_replication";

    private static final Set<String> ON = Set.of("1", "on", "true", "yes");
    private static final Set<String> OFF = Set.of("0", "off", "false", "no");

    /** What Postgres says of a parameter, or of all of them. */
    enum Shown {
        YES,
        NO,
        /** It isn't shown, or in words that can't be compared with RDS's: a formula, a list that RDS adds to. */
        UNTOLD
    }

    static boolean isOff(String value) {
        return OFF.contains(value);
    }

    Shown ofAll() {
        Set<Shown> each = goal.parameters().entrySet().stream().map(this::of).collect(Collectors.toSet());
        if (each.contains(Shown.NO)) {
            return Shown.NO;
        }
        return each.contains(Shown.UNTOLD) ? Shown.UNTOLD : Shown.YES;
    }

    /** Such as {@code wal_sender_timeout is 60000}. */
    String differences() {
        return goal.parameters().entrySet().stream()
                .filter(wanted -> of(wanted) == Shown.NO)
                .map(wanted -> shownBy(wanted.getKey()) + " is "
                        + server.setting(shownBy(wanted.getKey())).orElse("not there"))
                .collect(Collectors.joining(", "));
    }

    private static String shownBy(String name) {
        return name.equals(LOGICAL_REPLICATION) ? "wal_level" : name;
    }

    private Shown of(Map.Entry<String, String> wanted) {
        String name = wanted.getKey();
        if (name.equals(LOGICAL_REPLICATION)) {
            boolean isLogical =
                    server.setting("wal_level").filter("logical"::equals).isPresent();
            return isLogical == isOff(wanted.getValue()) ? Shown.NO : Shown.YES;
        }
        return server.setting(name)
                .map(actual -> compared(name, actual, wanted.getValue()))
                .orElseGet(() -> isStatic(name) ? Shown.UNTOLD : Shown.YES);
    }

    /** Of those that are not shown; the others go into effect with the rest. */
    private boolean isStatic(String name) {
        return group.parameter(name).filter(Parameter::isStatic).isPresent();
    }

    /** Both are in the parameter's own unit. RDS raises limits as it needs them, and switches are spelled in several ways. */
    private static Shown compared(String name, String actual, String wanted) {
        if (actual.equals(wanted) || (ON.contains(actual) && ON.contains(wanted)) || (isOff(actual) && isOff(wanted))) {
            return Shown.YES;
        }
        if (Allowed.isNumber(actual) && Allowed.isNumber(wanted)) {
            int order = new BigDecimal(actual).compareTo(new BigDecimal(wanted));
            return order == 0 || (order > 0 && ParameterPlan.isLimit(name)) ? Shown.YES : Shown.NO;
        }
        boolean areSwitches = isSwitch(actual) && isSwitch(wanted);
        return areSwitches ? Shown.NO : Shown.UNTOLD;
    }

    private static boolean isSwitch(String text) {
        return ON.contains(text) || isOff(text);
    }
}
