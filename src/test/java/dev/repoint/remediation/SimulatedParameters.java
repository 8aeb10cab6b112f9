package dev.repoint.remediation;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Parameter Store: it keeps what it is given, or refuses. */
final class SimulatedParameters implements Parameters {

    private final NavigableMap<String, String> held = new TreeMap<>();
    private Optional<Refusal> refusal = Optional.empty();

    NavigableMap<String, String> held() {
        return held;
    }

    void refuse(Refusal why) {
        refusal = Optional.of(why);
    }

    void answer() {
        refusal = Optional.empty();
    }

    @Override
    public Reply<Optional<String>> read(String name) {
        return refusal.<Reply<Optional<String>>>map(Reply.Refused::new)
                .orElseGet(() -> new Reply.Given<>(Optional.ofNullable(held.get(name))));
    }

    @Override
    public Reply<NavigableMap<String, String>> readAll(String path) {
        return refusal.<Reply<NavigableMap<String, String>>>map(Reply.Refused::new)
                .orElseGet(() -> new Reply.Given<>(new TreeMap<>(held.subMap(path + "/", path + "0"))));
    }

    @Override
    public Optional<Refusal> write(String name, String value) {
        if (refusal.isEmpty()) {
            held.put(name, value);
        }
        return refusal;
    }
}
