package dev.repoint.aws;

import dev.repoint.remediation.Refusal;
import dev.repoint.remediation.Refusal.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing.
 *
 * @param next what to ask for the next page with; absent on the last one
 */
record Page<T>(List<T> entries, Optional<String> next) {

    /** Bounds a listing whose pages are short or empty, which AWS allows, or that never ends. */
    private static final int PAGES_MAX = 200;

    /**
     * A page as the SDK gives it.
     *
     * @param token absent or empty on the last page
     */
    static <T> Page<T> of(List<T> entries, @Nullable String token) {
        return new Page<>(entries, Optional.ofNullable(token).filter(text -> !text.isEmpty()));
    }

    /**
     * Turns all pages.
     *
     * @throws RefusedCall if there are more than {@code entriesMax} entries: a part of them would pass for the whole
     */
    static <T> List<T> all(String operation, int entriesMax, Function<Optional<String>, Page<T>> ask) {
        List<T> entries = new ArrayList<>();
        Optional<String> next = Optional.empty();
        for (int pages = 0; pages < PAGES_MAX && entries.size() <= entriesMax; pages++) {
            Page<T> page = ask.apply(next);
            entries.addAll(page.entries());
            next = page.next();
            if (next.isEmpty() && entries.size() <= entriesMax) {
                return entries;
            }
        }
        throw new RefusedCall(new Refusal(
                Verdict.FAILED,
                operation + " lists more than " + entriesMax + " entries, or on more than " + PAGES_MAX + " pages"));
    }
}
