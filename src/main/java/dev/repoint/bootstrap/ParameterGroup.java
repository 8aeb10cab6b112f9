package dev.repoint.bootstrap;

import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * A parameter group of an instance, or of a cluster, and who uses it.
 *
 * @param family such as {@code postgres16}
 * @param parameters by name, the engine's defaults among them
 * @param users ids of the databases that use it
 */
public record ParameterGroup(
        String name, String family, NavigableMap<String, Parameter> parameters, NavigableSet<String> users) {

    /**
     * One of the engine's own, which can neither be changed nor copied.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/parameter-groups-overview.html">Parameter groups</a>
     */
    boolean isDefault() {
        return name.startsWith("default.");
    }

    boolean isUsedBesides(DatabaseId id) {
        return users.stream().anyMatch(user -> !user.equals(id.id()));
    }

    /** Whether these are its values already. */
    boolean holds(Map<String, String> wanted) {
        return wanted.entrySet().stream().allMatch(each -> holds(each.getKey(), each.getValue()));
    }

    boolean holds(String wanted, String value) {
        return parameter(wanted).filter(found -> found.has(value)).isPresent();
    }

    Optional<Parameter> parameter(String wanted) {
        return Optional.ofNullable(parameters.get(wanted));
    }
}
