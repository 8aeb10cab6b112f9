package dev.repoint.remediation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** Runs an invocation's passes together on virtual time, from when the last one has come until the invocation's end. */
final class Crew implements Executor {

    private final VirtualTime time;
    private final List<Runnable> passes = new ArrayList<>();
    private int size;
    private Instant end = Instant.MAX;

    Crew(VirtualTime time) {
        this.time = time;
    }

    void expect(int count, Instant endOfInvocation) {
        size = count;
        end = endOfInvocation;
    }

    @Override
    public void execute(Runnable pass) {
        passes.add(pass);
        if (passes.size() < size) {
            return;
        }
        List<Runnable> all = List.copyOf(passes);
        passes.clear();
        try {
            time.together(all, end);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
