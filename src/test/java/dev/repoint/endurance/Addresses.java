package dev.repoint.endurance;

import java.util.List;

/**
 * Addresses of one binding's group.
 *
 * @param before registered when the process starts
 * @param right to be registered in the end, beside the foreign ones
 * @param foreign somebody else's, registered all the time
 * @param draining on their way out when the process starts
 */
record Addresses(List<String> before, List<String> right, List<String> foreign, List<String> draining) {

    /** Of hosts that fail their health checks. */
    static final String LOST = ".66";

    /** Out of a network of the binding's own. */
    static Addresses of(Plight plight, int binding) {
        String net = "10.0." + binding;
        String old = net + ".5";
        String moved = net + ".7";
        String other = net + ".8";
        return switch (plight) {
            case MOVED, MOVED_WITH_RECORD -> new Addresses(List.of(old), List.of(moved));
            case TWO_ZONES -> new Addresses(List.of(old, other), List.of(moved, other));
            case RECORD_OUT_OF_STEP -> new Addresses(List.of(moved), List.of(moved));
            case FOREIGN_TARGET -> new Addresses(List.of(old, other), List.of(moved), List.of(other), List.of());
            case WANTED_DRAINS -> new Addresses(List.of(old), List.of(moved), List.of(), List.of(moved));
            case STALE_DRAINS -> new Addresses(List.of(old), List.of(moved), List.of(), List.of(other));
            case OLD_HOST_LOST -> new Addresses(List.of(net + LOST), List.of(moved));
        };
    }

    private Addresses(List<String> before, List<String> right) {
        this(before, right, List.of(), List.of());
    }

    /** What only Repoint registered, as its memory says. */
    List<String> own() {
        return before.stream().filter(address -> !foreign.contains(address)).toList();
    }
}
