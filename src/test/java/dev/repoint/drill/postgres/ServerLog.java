package dev.repoint.drill.postgres;

import java.util.ArrayList;
import java.util.List;

/** What a server wrote, in lines. */
public final class ServerLog {
    private final List<String> lines = new ArrayList<>();

    synchronized void write(String line) {
        lines.add(line);
    }

    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /** What came after so many lines. */
    public List<String> since(int count) {
        List<String> all = lines();
        return all.subList(count, all.size());
    }
}
