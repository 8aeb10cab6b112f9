package dev.repoint.remediation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Runs an invocation's passes together on virtual time, from when the last one has come until the invocation's end, and beside
 * them what asks the RDS API, if any source needs it: that one comes first and is not waited for.
 */
final class Crew implements Executor {

    private final VirtualTime time;
    private final List<Runnable> tasks = new ArrayList<>();
    private int inBackground;
    private int size;
    private Instant end = Instant.MAX;

    Crew(VirtualTime time) {
        this.time = time;
    }

    void expect(Occasion occasion, Instant endOfInvocation) {
        boolean isApiNeeded =
                occasion.bindings().stream().anyMatch(binding -> !(binding.source() instanceof Source.HostName));
        inBackground = isApiNeeded ? 1 : 0;
        size = occasion.bindings().size() + inBackground;
        end = endOfInvocation;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (tasks.size() < size) {
            return;
        }
        List<Runnable> all = List.copyOf(tasks);
        tasks.clear();
        try {
            time.together(all.subList(0, inBackground), all.subList(inBackground, size), end);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
