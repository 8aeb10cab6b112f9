package dev.repoint.drill.nlb;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Attributes of an NLB's target group. They are kept and given back; the clock and the balancer go by {@link NlbTimings}
 * and {@link Routing} whatever they say.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html">
 *     TargetGroupAttribute</a>
 */
final class GroupAttributes {
    private static final int DAY_SECONDS_MAX = 360_000;
    private static final int HOUR_SECONDS = 3_600;

    private record Kind(String initially, Predicate<String> allowed) {
        static final Kind OFF = new Kind("false", Kind::isFlag);
        static final Kind ON = new Kind("true", Kind::isFlag);

        static Kind seconds(int initially, int max) {
            return new Kind(
                    Integer.toString(initially), text -> text.matches("\\d{1,6}") && Integer.parseInt(text) <= max);
        }

        private static boolean isFlag(String text) {
            return text.equals("true") || text.equals("false");
        }
    }

    private static final Map<String, Kind> KINDS = Map.of(
            "deregistration_delay.timeout_seconds",
            Kind.seconds(300, HOUR_SECONDS),
            "deregistration_delay.connection_termination.enabled",
            Kind.OFF,
            "target_health_state.unhealthy.connection_termination.enabled",
            Kind.ON,
            "target_health_state.unhealthy.draining_interval_seconds",
            Kind.seconds(0, DAY_SECONDS_MAX),
            "preserve_client_ip.enabled",
            Kind.OFF,
            "proxy_protocol_v2.enabled",
            Kind.OFF,
            "stickiness.enabled",
            Kind.OFF,
            "load_balancing.cross_zone.enabled",
            new Kind(
                    "use_load_balancer_configuration",
                    text -> Kind.isFlag(text) || text.equals("use_load_balancer_configuration")));

    private final NavigableMap<String, String> values = new TreeMap<>();

    GroupAttributes() {
        KINDS.forEach((key, kind) -> values.put(key, kind.initially));
    }

    NavigableMap<String, String> all() {
        return new TreeMap<>(values);
    }

    /** All of them or none. */
    void modify(Map<String, String> changes) throws ElbError {
        for (var change : changes.entrySet()) {
            Kind kind = KINDS.get(change.getKey());
            if (kind == null) {
                throw ElbError.validation("Target group attribute key '" + change.getKey() + "' is not recognized");
            }
            if (!kind.allowed.test(change.getValue())) {
                throw ElbError.validation("'%s' is no value of '%s'".formatted(change.getValue(), change.getKey()));
            }
        }
        values.putAll(changes);
    }
}
