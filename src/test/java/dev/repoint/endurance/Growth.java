package dev.repoint.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;

/** Holds what a process came to hold against what it held once it was warm. */
record Growth(List<Vitals> vitals, int warm) {

    /** Of what is loaded and filled late; some hundred bytes for each invocation would be more. */
    private static final long LIVE_BYTES = 1 << 20;

    /** The timer of idle connections comes and goes, with them. */
    private static final int THREADS = 2;

    private static final int DESCRIPTORS = 4;

    void isBounded() {
        Vitals before = vitals.get(warm);
        List<Vitals> after = vitals.subList(warm + 1, vitals.size());
        assertThat(after).allSatisfy(each -> {
            assertThat(each.liveBytes()).as("%s", vitals).isLessThan(before.liveBytes() + LIVE_BYTES);
            assertThat(each.threads()).as("%s", vitals).isLessThanOrEqualTo(before.threads() + THREADS);
            assertThat(each.descriptors()).as("%s", vitals).isLessThanOrEqualTo(before.descriptors() + DESCRIPTORS);
        });
    }

    String text() {
        Vitals most =
                vitals.stream().max(Comparator.comparingLong(Vitals::liveBytes)).orElseThrow();
        return "warm:  %s%nlast:  %s%nmost:  %s%n".formatted(vitals.get(warm), vitals.getLast(), most);
    }
}
