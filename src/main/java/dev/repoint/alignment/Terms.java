package dev.repoint.alignment;

/**
 * What a binding is aligned by.
 *
 * @param port the port that its targets take traffic on
 * @param agreement how many consecutive answers an address must be absent from before it may be removed, 1 to
 *     {@link Agreement#ANSWERS_MAX}
 * @param oldWriterLivesOn whether the source is a cluster, whose old writer goes on as a reader (rule 4)
 * @param isPaused whether the binding is only observed
 */
public record Terms(int port, int agreement, AllowedRanges allowed, boolean oldWriterLivesOn, boolean isPaused) {

    public Terms {
        if (agreement < 1 || agreement > Agreement.ANSWERS_MAX) {
            throw new IllegalArgumentException(
                    "agreement " + agreement + " is not within 1 to " + Agreement.ANSWERS_MAX);
        }
    }
}
