package dev.repoint.remediation;

import dev.repoint.alignment.Answer;
import dev.repoint.alignment.Family;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The resolvers that the function is told to ask: one that is up to date, and others that may be behind or fail. */
final class SimulatedResolvers {

    /**
     * One more resolver.
     *
     * @param behind by how much its answers are older than the first one's, until {@code until}
     * @param isFailing whether it fails instead, until then
     */
    record Other(Instant until, Duration behind, boolean isFailing) {}

    private static final Answer SERVFAIL = new Answer.Failed(Answer.Failure.SERVFAIL, "one of the resolvers fails");

    private final VirtualTime time;
    private final SimulatedDns dns;
    private final List<Other> others;

    SimulatedResolvers(VirtualTime time, SimulatedDns dns, List<Other> others) {
        this.time = time;
        this.dns = dns;
        this.others = others;
    }

    /** What each of them says; takes as long as the first. */
    List<Answer> ask(String name, Family family) throws InterruptedException {
        List<Answer> answers = new ArrayList<>();
        answers.add(dns.resolve(name, family));
        for (Other other : others) {
            boolean isBehind = time.instant().isBefore(other.until);
            Duration behind = isBehind ? other.behind : Duration.ZERO;
            answers.add(
                    isBehind && other.isFailing
                            ? SERVFAIL
                            : dns.shown(name, family, time.instant().minus(behind)));
        }
        return answers;
    }
}
