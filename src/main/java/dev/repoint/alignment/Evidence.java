package dev.repoint.alignment;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was found out about the identity of wanted targets. A target that isn't mentioned is proven, or needs no proof.
 *
 * @param untried those that nobody has asked yet, or not lately enough; they have to be asked before anything else
 * @param unproven those of which nothing could be shown yet
 * @param disproven those that are something else, with what they are
 */
public record Evidence(
        NavigableSet<Target> untried, NavigableSet<Target> unproven, NavigableMap<Target, String> disproven) {

    public static final Evidence NONE = new Evidence(
            Collections.emptyNavigableSet(), Collections.emptyNavigableSet(), Collections.emptyNavigableMap());

    public Evidence {
        untried = Collections.unmodifiableNavigableSet(new TreeSet<>(untried));
        unproven = Collections.unmodifiableNavigableSet(new TreeSet<>(unproven));
        disproven = Collections.unmodifiableNavigableMap(new TreeMap<>(disproven));
    }
}
