package dev.repoint.remediation;

import dev.repoint.alignment.Answer;
import dev.repoint.alignment.Family;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Asks for the addresses of an endpoint in the family that its target group holds, within the allowance of questions. */
final class Endpoint {

    /** A question that was asked ahead is asked anew once it is older: what it waited for took longer than it should. */
    private static final Duration AHEAD_MAX = Duration.ofSeconds(1);

    private record Ahead(String name, Family family, EndpointResolver.Asked asked, Instant at) {}

    private final EndpointResolver resolver;
    private final Allowance questions;
    private final InstantSource clock;
    private Optional<Ahead> ahead = Optional.empty();

    Endpoint(EndpointResolver resolver, Allowance questions, InstantSource clock) {
        this.resolver = resolver;
        this.questions = questions;
        this.clock = clock;
    }

    /** Asks what is going to be asked next, so that the answer comes while something else is done. */
    void askAhead(String name, Family family) throws InterruptedException {
        questions.take();
        ahead = Optional.of(new Ahead(name, family, resolver.ask(name, family), clock.instant()));
    }

    /** When the next question was asked, if it was ahead; or else now. */
    Instant askedAt() {
        return ahead.filter(this::isNew).map(Ahead::at).orElseGet(clock::instant);
    }

    /** An empty group has no family yet: then IPv4 is asked for, and IPv6 if the name exists without an IPv4 address. */
    Answer ask(String name, Optional<Family> family) throws InterruptedException {
        Answer answer = ask(name, family.orElse(Family.IPV4));
        boolean mayHaveOther = family.isEmpty() && answer.equals(new Answer.Empty(Answer.Absence.NODATA));
        return mayHaveOther ? ask(name, Family.IPV6) : answer;
    }

    Answer ask(String name, Family family) throws InterruptedException {
        Optional<Ahead> asked =
                ahead.filter(this::isNew).filter(each -> each.name.equals(name) && each.family == family);
        ahead = Optional.empty();
        if (asked.isPresent()) {
            return asked.get().asked.answer();
        }
        questions.take();
        return resolver.resolve(name, family);
    }

    private boolean isNew(Ahead question) {
        return question.at.plus(AHEAD_MAX).isAfter(clock.instant());
    }
}
