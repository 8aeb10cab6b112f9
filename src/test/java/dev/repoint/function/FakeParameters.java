package dev.repoint.function;

import dev.repoint.remediation.Parameters;
import dev.repoint.remediation.Refusal;
import dev.repoint.remediation.Reply;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Parameters of a store that keeps them in order, or refuses everything. */
final class FakeParameters implements Parameters {
    private final NavigableMap<String, String> values = new TreeMap<>();
    private Optional<Refusal> refusal = Optional.empty();

    FakeParameters with(String name, String value) {
        values.put(name, value);
        return this;
    }

    FakeParameters refusing(String reason) {
        refusal = Optional.of(new Refusal(Refusal.Verdict.RETRY, reason));
        return this;
    }

    @Override
    public Reply<Optional<String>> read(String name) {
        return reply(Optional.ofNullable(values.get(name)));
    }

    @Override
    public Reply<NavigableMap<String, String>> readAll(String path) {
        return reply(values.subMap(path + "/", true, path + "0", false));
    }

    @Override
    public Optional<Refusal> write(String name, String value) {
        throw new AssertionError("settings are never written");
    }

    private <T> Reply<T> reply(T value) {
        return refusal.<Reply<T>>map(Reply.Refused::new).orElseGet(() -> new Reply.Given<>(value));
    }
}
