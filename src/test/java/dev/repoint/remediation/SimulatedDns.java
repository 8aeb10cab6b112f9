package dev.repoint.remediation;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Answer;
import dev.repoint.alignment.Family;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** A DNS that says what a script has it say of each name; names without one don't exist. Time-outs take their time. */
final class SimulatedDns implements EndpointResolver {

    /** The bound that the port sets. */
    static final Duration TIMEOUT = Duration.ofSeconds(5);

    record Question(String name, Family family) {}

    record Reply(Question question, Instant askedAt, Instant answeredAt, Answer answer) {}

    private record Cached(Answer.Addresses answer, Instant expiresAt) {}

    @FunctionalInterface
    private interface Script {
        Answer at(Instant instant);
    }

    private static final Answer NO_NAME = new Answer.Empty(Answer.Absence.NXDOMAIN);
    private static final Answer NOT_OVER_TCP =
            new Answer.Failed(Answer.Failure.TIMEOUT, "truncated, and no reply over TCP");
    private static final Answer NO_DATA = new Answer.Empty(Answer.Absence.NODATA);

    private final VirtualTime time;
    private final Map<String, NavigableMap<Instant, Script>> scripts = new HashMap<>();
    private final Map<Question, Cached> cache = new HashMap<>();
    private final Map<String, NavigableMap<Instant, Duration>> detours = new HashMap<>();
    private final List<Reply> replies = new ArrayList<>();
    private Duration latency = Duration.ZERO;
    private boolean isCaching;

    SimulatedDns(VirtualTime time) {
        this.time = time;
    }

    /** From now on an answer is kept for its TTL, as a resolver does, and given with what is left of it. */
    void cachesAnswers() {
        isCaching = true;
    }

    void latency(Duration perQuestion) {
        latency = perQuestion;
    }

    void says(String name, Answer answer) {
        says(name, time.instant(), answer);
    }

    void says(String name, Instant from, Answer answer) {
        script(name).put(from, _ -> answer);
    }

    /** Gives the answers in turn, each for {@code period}. */
    void flaps(String name, Instant from, Duration period, Answer... answers) {
        script(name).put(from, instant -> {
            long turn = Duration.between(from, instant).dividedBy(period);
            return answers[(int) (turn % answers.length)];
        });
    }

    /** From then on an answer about this name is truncated, and comes so much later, over TCP; or never, if that is too late. */
    void truncates(String name, Instant from, Duration overTcp) {
        detours.computeIfAbsent(name, _ -> new TreeMap<>()).put(from, overTcp);
    }

    /** What was to be said of this name from then on isn't any more. */
    void forgets(String name, Instant from) {
        script(name).tailMap(from, true).clear();
    }

    /** All that was asked and said, in order. */
    List<Reply> replies() {
        return replies;
    }

    List<Reply> replies(String name) {
        return replies.stream()
                .filter(reply -> reply.question.name.equals(name))
                .toList();
    }

    @Override
    public Answer resolve(String name, Family family) throws InterruptedException {
        Question question = new Question(name, family);
        Instant askedAt = time.instant();
        time.pause(latency);
        time.pause(detour(name));
        Answer answer = Duration.between(askedAt, time.instant()).compareTo(TIMEOUT) >= 0
                ? NOT_OVER_TCP
                : fromCache(question).orElseGet(() -> fromScript(question));
        if (answer instanceof Answer.Failed(var failure, var _) && failure == Answer.Failure.TIMEOUT) {
            time.pause(Duration.between(time.instant(), askedAt.plus(TIMEOUT)));
        }
        replies.add(new Reply(question, askedAt, time.instant(), answer));
        return answer;
    }

    /** What the name's script says now, whatever a cache holds. */
    Answer truth(String name) {
        Entry<Instant, Script> current = script(name).floorEntry(time.instant());
        return current == null ? NO_NAME : current.getValue().at(time.instant());
    }

    /** What a resolver without cache said, or says, at {@code instant}. */
    Answer shown(String name, Family family, Instant instant) {
        Entry<Instant, Script> script = script(name).floorEntry(instant);
        Answer said = script == null ? NO_NAME : script.getValue().at(instant);
        if (!(said instanceof Answer.Addresses all)) {
            return said;
        }
        List<Address> addresses = all.addresses().stream()
                .filter(address -> address.family() == family)
                .toList();
        return addresses.isEmpty()
                ? NO_DATA
                : new Answer.Addresses(new TreeSet<>(addresses), all.ttl(), all.unanimous());
    }

    private Duration detour(String name) {
        Entry<Instant, Duration> current =
                detours.getOrDefault(name, Collections.emptyNavigableMap()).floorEntry(time.instant());
        Duration left = TIMEOUT.minus(latency);
        return current == null ? Duration.ZERO : current.getValue().compareTo(left) < 0 ? current.getValue() : left;
    }

    private Answer fromScript(Question question) {
        Answer answer = shown(question.name, question.family, time.instant());
        if (answer instanceof Answer.Addresses fresh) {
            cache.put(question, new Cached(fresh, time.instant().plus(fresh.ttl())));
        }
        return answer;
    }

    private Optional<Answer> fromCache(Question question) {
        return Optional.ofNullable(cache.get(question))
                .filter(cached -> isCaching && time.instant().isBefore(cached.expiresAt))
                .map(cached -> Answer.Addresses.of(
                        cached.answer.addresses(), Duration.between(time.instant(), cached.expiresAt)));
    }

    private NavigableMap<Instant, Script> script(String name) {
        return scripts.computeIfAbsent(name, _ -> new TreeMap<>());
    }
}
