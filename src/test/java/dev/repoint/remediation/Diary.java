package dev.repoint.remediation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is to happen in one seed and when, written down beforehand; things that the plot leaves out don't. */
final class Diary {

    private final Plot plot;
    private final List<Happening> happenings = new ArrayList<>();
    private Instant calmAt = VirtualTime.START;
    private int thoughtOf;

    Diary(Plot plot) {
        this.plot = plot;
    }

    /** Whether this is to be so. */
    boolean has(String what) {
        thoughtOf++;
        return plot.has(thoughtOf + " " + what);
    }

    /** Something that may be left out. */
    void happens(Instant at, String what, Runnable effect) {
        isRoughUntil(at);
        if (has(what)) {
            always(at, what, effect);
        }
    }

    /** Something that has to happen, given what else does. */
    void always(Instant at, String what, Runnable effect) {
        isRoughUntil(at);
        happenings.add(new Happening(at, what, effect));
    }

    void isRoughUntil(Instant instant) {
        calmAt = instant.isAfter(calmAt) ? instant : calmAt;
    }

    /** From when on nothing goes wrong any more. */
    Instant calmAt() {
        return calmAt;
    }

    /** In the order of time. */
    List<Happening> happenings() {
        return happenings.stream().sorted(Comparator.comparing(Happening::at)).toList();
    }
}
