package dev.repoint.bootstrap;

import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Secrets, of which some have no value yet. */
final class FakeSecrets implements Secrets {

    private final WriteLog log;
    final TreeMap<String, Stored> kept = new TreeMap<>();

    FakeSecrets(WriteLog log) {
        this.log = log;
    }

    void keep(String name, String text) {
        kept.put(name, new Stored.Text(new Secret(text)));
    }

    /** How many looks at what was written don't show it yet. */
    int late;

    private final TreeSet<String> fresh = new TreeSet<>();

    @Override
    public Stored read(String secret) {
        if (fresh.contains(secret) && late-- > 0) {
            return new Stored.Missing();
        }
        return Optional.ofNullable(kept.get(secret)).orElseGet(Stored.Missing::new);
    }

    @Override
    public Attempt write(String secret, Secret text, boolean isMissing) {
        return log.write("write secret " + secret, () -> {
            if (isMissing == kept.containsKey(secret)) {
                return new Attempt.NotNow("it is otherwise");
            }
            if (read(secret) instanceof Stored.Text) {
                throw new AssertionError("a password was overwritten");
            }
            kept.put(secret, new Stored.Text(text));
            fresh.add(secret);
            return new Attempt.Done();
        });
    }
}
