package dev.repoint.drill.stage;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Reads a list that only grows, each entry once. */
final class Cursor<T> {
    private final Supplier<List<T>> source;
    private int read;

    Cursor(Supplier<List<T>> source) {
        this.source = source;
    }

    void forEachNew(Consumer<T> reader) {
        List<T> all = source.get();
        all.subList(read, all.size()).forEach(reader);
        read = all.size();
    }
}
