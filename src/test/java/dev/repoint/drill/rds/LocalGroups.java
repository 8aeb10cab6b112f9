package dev.repoint.drill.rds;

import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The parameter groups of instances, or those of clusters. The default ones are there for each family.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBParameterGroup.html">
 *     CreateDBParameterGroup, constraints of a name</a>
 */
final class LocalGroups {
    private static final Pattern NAME = Pattern.compile("(?=.{1,255}$)[a-z](-?[a-z0-9])*");
    private static final Pattern FAMILY = Pattern.compile("(aurora-postgresql|postgres)\\d{2}");
    private static final String DEFAULT = "default.";
    private static final int GROUPS_MAX = 50;
    private static final int PARAMETERS_PER_CALL_MAX = 20;

    private final NavigableMap<String, LocalGroup> groups = new TreeMap<>();

    LocalGroup find(String name) throws RdsError {
        String known = name.toLowerCase(Locale.ROOT);
        if (known.startsWith(DEFAULT) && isFamily(known.substring(DEFAULT.length()))) {
            return groups.computeIfAbsent(
                    known, _ -> new LocalGroup(known, known.substring(DEFAULT.length()), "Default parameter group"));
        }
        LocalGroup found = groups.get(known);
        if (found == null) {
            throw RdsError.noGroup(name);
        }
        return found;
    }

    List<LocalGroup> all() {
        return List.copyOf(groups.values());
    }

    LocalGroup create(String name, String family, String description) throws RdsError {
        String known = name.toLowerCase(Locale.ROOT);
        if (!NAME.matcher(known).matches()) {
            throw RdsError.value("The parameter DBParameterGroupName is not a valid identifier.");
        }
        if (!isFamily(family)) {
            throw RdsError.value("ParameterGroupFamily " + family + " is not a valid parameter group family");
        }
        if (groups.containsKey(known)) {
            throw RdsError.groupExists(known);
        }
        if (groups.values().stream().filter(group -> !group.isDefault()).count() >= GROUPS_MAX) {
            throw RdsError.tooManyGroups();
        }
        var group = new LocalGroup(known, family, description);
        groups.put(known, group);
        return group;
    }

    LocalGroup copy(String from, String to, String description) throws RdsError {
        LocalGroup source = find(from);
        if (source.isDefault()) {
            throw RdsError.value("A default parameter group can't be copied.");
        }
        LocalGroup target = create(to, source.family, description);
        target.set(source.settings());
        return target;
    }

    /** Gives those that differ from before. */
    NavigableMap<String, LocalGroup.Setting> modify(LocalGroup group, List<RdsForm> parameters) throws RdsError {
        if (group.isDefault()) {
            throw RdsError.value("Cannot modify a default parameter group.");
        }
        if (parameters.isEmpty() || parameters.size() > PARAMETERS_PER_CALL_MAX) {
            throw RdsError.value("The number of parameters has to be 1 to " + PARAMETERS_PER_CALL_MAX);
        }
        NavigableMap<String, LocalGroup.Setting> wanted = new TreeMap<>();
        for (RdsForm given : parameters) {
            EngineParameter parameter = group.parameter(given.get("ParameterName"));
            var setting = new LocalGroup.Setting(given.get("ParameterValue"), given.get("ApplyMethod"));
            parameter.check(setting.value(), setting.applyMethod());
            wanted.put(parameter.name(), setting);
        }
        return group.set(wanted);
    }

    private static boolean isFamily(String text) {
        return FAMILY.matcher(text).matches();
    }
}
