package dev.repoint.remediation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Cuts a failing seed down: leaves things out, halves first and single ones last, as long as the same invariant breaks. */
final class Reduction {

    private static final int RUNS_MAX = 400;

    private final long seed;
    private final int all;
    private final Set<String> omitted = new HashSet<>();
    private FailoverSimulation shortest;
    private Broken broken;
    private int runs;

    private Reduction(long seed, FailoverSimulation failed, Broken broken) {
        this.seed = seed;
        this.all = failed.plot().parts().size();
        this.shortest = failed;
        this.broken = broken;
    }

    /** What broke, what it took, and all that the function heard and did until then. */
    static AssertionError of(long seed, FailoverSimulation failed, Broken broken) throws InterruptedException {
        Reduction reduction = new Reduction(seed, failed, broken);
        reduction.cut();
        return reduction.told();
    }

    private void cut() throws InterruptedException {
        int size = (all + 1) / 2;
        while (size > 0 && runs < RUNS_MAX) {
            boolean isShorter = cutPieces(size);
            size = size > 1 || !isShorter ? size / 2 : 1;
        }
    }

    private boolean cutPieces(int size) throws InterruptedException {
        boolean isShorter = false;
        List<String> parts = List.copyOf(shortest.plot().parts());
        for (int from = 0; from < parts.size() && runs < RUNS_MAX; from += size) {
            isShorter |= goesWithout(parts.subList(from, Math.min(from + size, parts.size())));
        }
        return isShorter;
    }

    private boolean goesWithout(List<String> parts) throws InterruptedException {
        Set<String> fewer = new HashSet<>(omitted);
        fewer.addAll(parts);
        FailoverSimulation shorter = new FailoverSimulation(seed, fewer, new Tally(), new Tally());
        Optional<Broken> found = brokenBy(shorter);
        if (found.isEmpty() || !found.get().invariant().equals(broken.invariant())) {
            return false;
        }
        omitted.addAll(parts);
        shortest = shorter;
        broken = found.get();
        return true;
    }

    private Optional<Broken> brokenBy(FailoverSimulation shorter) throws InterruptedException {
        runs++;
        try {
            shorter.run();
            return Optional.empty();
        } catch (Broken found) {
            return Optional.of(found);
        }
    }

    private AssertionError told() {
        List<String> lines = new ArrayList<>();
        lines.add("seed " + seed + " fails; replay it with -Drepoint.seed=" + seed);
        lines.add(broken.getMessage());
        Set<String> needed = shortest.plot().parts();
        lines.add("It takes " + needed.size() + " of the " + all + " things that go wrong in this seed:");
        needed.forEach(part -> lines.add("  " + part));
        lines.add(shortest.timeline());
        return new AssertionError(String.join("\n", lines), broken);
    }
}
