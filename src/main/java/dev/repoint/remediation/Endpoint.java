package dev.repoint.remediation;

import dev.repoint.alignment.Answer;
import dev.repoint.alignment.Family;
import java.util.Optional;

/** Asks for the addresses of an endpoint in the family that its target group holds, within the allowance of questions. */
final class Endpoint {

    private final EndpointResolver resolver;
    private final Allowance questions;

    Endpoint(EndpointResolver resolver, Allowance questions) {
        this.resolver = resolver;
        this.questions = questions;
    }

    /** An empty group has no family yet: then IPv4 is asked for, and IPv6 if the name exists without an IPv4 address. */
    Answer ask(String name, Optional<Family> family) throws InterruptedException {
        Answer answer = ask(name, family.orElse(Family.IPV4));
        boolean mayHaveOther = family.isEmpty() && answer.equals(new Answer.Empty(Answer.Absence.NODATA));
        return mayHaveOther ? ask(name, Family.IPV6) : answer;
    }

    Answer ask(String name, Family family) throws InterruptedException {
        questions.take();
        return resolver.resolve(name, family);
    }
}
