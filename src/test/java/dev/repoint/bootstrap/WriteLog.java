package dev.repoint.bootstrap;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Everything that was changed anywhere, in order; and an end that comes at one of these changes. */
final class WriteLog {

    /** How the process, or the network, ends. */
    enum End {
        KILLED_BEFORE,
        KILLED_AFTER,
        /** Somebody else was faster, or holds a lock. */
        NOT_NOW,
        /** The change was made, and nobody said so. */
        ANSWER_LOST
    }

    /** The process is gone. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Killed(String write) {
            super(write);
        }
    }

    private record Plot(int at, End end) {}

    private static final Plot NONE = new Plot(-1, End.KILLED_BEFORE);

    private final List<String> writes = new ArrayList<>();
    private Plot plot = NONE;
    private int tries;

    /** What each change takes. */
    Runnable pace = () -> {};

    List<String> all() {
        return List.copyOf(writes);
    }

    void forget() {
        writes.clear();
        tries = 0;
        plot = NONE;
    }

    /** Counted from zero. */
    void endAt(int write, End end) {
        plot = new Plot(write, end);
        tries = 0;
    }

    Attempt write(String what, Supplier<Attempt> change) {
        boolean isHere = tries++ == plot.at();
        if (isHere && plot.end() == End.KILLED_BEFORE) {
            throw new Killed(what);
        }
        if (isHere && plot.end() == End.NOT_NOW) {
            return new Attempt.NotNow("a lock is held");
        }
        Attempt attempt = change.get();
        pace.run();
        if (attempt instanceof Attempt.Done) {
            writes.add(what);
        }
        if (isHere && plot.end() == End.KILLED_AFTER) {
            throw new Killed(what);
        }
        return isHere ? new Attempt.NotNow("no answer came") : attempt;
    }
}
