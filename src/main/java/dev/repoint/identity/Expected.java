package dev.repoint.identity;

import dev.repoint.alignment.Target;
import dev.repoint.remediation.Proof;
import java.io.IOException;
import java.net.SocketTimeoutException;

/** What is tried and what it should be; words each outcome. */
record Expected(Target target, String hostName) {
    private static final int CAUSE_MAX = 200;

    Proof unreached(IOException cause) {
        return cause instanceof SocketTimeoutException
                ? unproven("gave no sign within " + Deadline.TIME_MAX.toMillis() + " ms")
                : unproven("can't be reached: " + Printable.of(String.valueOf(cause.getMessage()), CAUSE_MAX));
    }

    /** @param deed what the server did, a predicate */
    Proof unproven(String deed) {
        return new Proof.Unproven(sentence(deed, "nothing shows that it is "));
    }

    Proof disproven(String deed) {
        return new Proof.Disproven(sentence(deed, "expected was "), false);
    }

    /** For a certificate that is good, but another database's. */
    Proof foreign(String deed) {
        return new Proof.Disproven(sentence(deed, "expected was "), true);
    }

    private String sentence(String deed, String conclusion) {
        return target + " " + deed + "; " + conclusion + hostName;
    }
}
