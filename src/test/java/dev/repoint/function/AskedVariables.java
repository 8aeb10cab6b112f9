package dev.repoint.function;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Variables that remember the names they were asked for. */
final class AskedVariables extends AbstractMap<String, String> {
    final Set<String> names = new TreeSet<>();
    private final Map<String, String> variables;

    AskedVariables(Map<String, String> variables) {
        this.variables = variables;
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return variables.entrySet();
    }

    @Override
    public String get(Object name) {
        names.add(name.toString());
        return variables.getOrDefault(name, "");
    }
}
