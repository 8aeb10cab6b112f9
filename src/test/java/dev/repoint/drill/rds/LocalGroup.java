package dev.repoint.drill.rds;

import java.util.NavigableMap;
import java.util.TreeMap;

/** A parameter group: its engine's parameters, and what somebody set. */
public final class LocalGroup {

    /** How a value was set. */
    record Setting(String value, String applyMethod) {
        boolean isImmediate() {
            return applyMethod.equals("immediate");
        }
    }

    final String name;
    final String family;
    final String description;
    private final NavigableMap<String, EngineParameter> engine = EngineParameters.all();
    private final NavigableMap<String, Setting> set = new TreeMap<>();

    LocalGroup(String name, String family, String description) {
        this.name = name;
        this.family = family;
        this.description = description;
    }

    /** Sets a parameter as if that had been long ago: no database has to apply it. */
    public synchronized LocalGroup with(String parameter, String value) {
        EngineParameter known = engine.get(parameter);
        if (known == null) {
            throw new IllegalArgumentException("no parameter " + parameter);
        }
        set.put(parameter, new Setting(value, known.isStatic() ? "pending-reboot" : "immediate"));
        return this;
    }

    /** What somebody set, by name. */
    public synchronized NavigableMap<String, String> setByUser() {
        NavigableMap<String, String> values = new TreeMap<>();
        set.forEach((parameter, setting) -> values.put(parameter, setting.value));
        return values;
    }

    /** All that have a value. */
    public synchronized NavigableMap<String, String> values() {
        NavigableMap<String, String> values = new TreeMap<>();
        engine.values().forEach(parameter -> parameter.value().ifPresent(value -> values.put(parameter.name(), value)));
        values.putAll(setByUser());
        return values;
    }

    boolean isDefault() {
        return name.startsWith("default.");
    }

    NavigableMap<String, EngineParameter> engine() {
        return engine;
    }

    synchronized NavigableMap<String, Setting> settings() {
        return new TreeMap<>(set);
    }

    EngineParameter parameter(String wanted) throws RdsError {
        EngineParameter found = engine.get(wanted);
        if (found == null) {
            throw RdsError.value("Could not find parameter with name: " + wanted);
        }
        return found;
    }

    /** Gives those that differ from what was set before. */
    synchronized NavigableMap<String, Setting> set(NavigableMap<String, Setting> wanted) {
        NavigableMap<String, String> before = values();
        NavigableMap<String, Setting> changed = new TreeMap<>(wanted);
        changed.entrySet().removeIf(entry -> entry.getValue().value.equals(before.get(entry.getKey())));
        set.putAll(wanted);
        return changed;
    }
}
