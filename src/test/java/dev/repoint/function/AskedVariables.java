package dev.repoint.function;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Variables that remember the names they were asked for. */
final class AskedVariables extends AbstractMap<String, String> {

    /** The one that no template sets: where CloudFormation's answers may go is bounded by what AWS's hosts are called. */
    static final String UNSET = "REPOINT_RESPONSE_HOSTS";

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
