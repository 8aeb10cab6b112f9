package dev.repoint.remediation;

import java.util.NavigableMap;
import java.util.Optional;

/** Parameters as they are; what would be written is not. */
record DryRunParameters(Parameters real) implements Parameters {

    @Override
    public Reply<Optional<String>> read(String name) {
        return real.read(name);
    }

    @Override
    public Reply<NavigableMap<String, String>> readAll(String path) {
        return real.readAll(path);
    }

    @Override
    public Optional<Refusal> write(String name, String value) {
        return Optional.empty();
    }
}
