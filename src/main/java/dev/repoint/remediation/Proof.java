package dev.repoint.remediation;

/** What trying an address showed. */
public sealed interface Proof {

    /** It is the database, as far as the kind of proof can tell. */
    record Proven() implements Proof {}

    /**
     * Nothing was shown: a host that recovers doesn't listen yet, or this function may not reach it.
     *
     * @param reason one sentence
     */
    record Unproven(String reason) implements Proof {}

    /**
     * It is something else.
     *
     * @param reason one sentence that says what was presented and what was expected
     * @param isForeign whether all that is wrong is the name: the certificate is a good one of another database
     */
    record Disproven(String reason, boolean isForeign) implements Proof {}
}
