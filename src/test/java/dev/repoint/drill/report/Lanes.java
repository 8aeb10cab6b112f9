package dev.repoint.drill.report;

import dev.repoint.drill.AwsGateway.Call;
import dev.repoint.drill.nlb.StateChange;
import dev.repoint.drill.nlb.TargetState;
import dev.repoint.drill.postgres.Outage;
import dev.repoint.drill.report.Lane.Mark;
import dev.repoint.drill.report.Lane.Span;
import dev.repoint.drill.scenario.Host;
import dev.repoint.drill.stage.Answer;
import dev.repoint.drill.stage.Happening;
import dev.repoint.drill.stage.Happening.Kind;
import dev.repoint.drill.stage.Loss;
import dev.repoint.drill.stage.Recording;
import dev.repoint.drill.stage.Targets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the chart shows of a recording, lane by lane. */
final class Lanes {
    private static final int OK = 200;

    private final Recording recording;

    Lanes(Recording recording) {
        this.recording = recording;
    }

    List<Lane> all() {
        List<Lane> lanes = new ArrayList<>();
        lanes.add(primary());
        lanes.add(dns());
        lanes.add(news());
        lanes.add(looks());
        lanes.add(calls());
        for (Host host : Host.values()) {
            if (host != Host.ELSEWHERE) {
                lanes.add(target(host));
            }
        }
        lanes.add(stream());
        return lanes;
    }

    private Lane primary() {
        List<Span> spans = new ArrayList<>();
        Optional<Loss> last = Optional.empty();
        Instant from = Instant.MIN;
        for (Loss loss : recording.losses()) {
            spans.add(serving(loss.host(), from, loss.at()));
            Instant back = takenOver(loss).orElse(recording.end());
            spans.add(new Span(loss.at(), back, "gone", "lost"));
            from = back;
            last = Optional.of(loss);
        }
        Host host = last.orElseThrow().host().other();
        if (from.isBefore(recording.end())) {
            spans.add(serving(host, from, recording.end()));
        }
        return Lane.of("Primary", "of the database", spans);
    }

    private static Span serving(Host host, Instant from, Instant until) {
        return new Span(from, until, look(host), host.toString());
    }

    private Optional<Instant> takenOver(Loss loss) {
        return recording.timeline().stream()
                .filter(happening ->
                        happening.kind() == Kind.TAKEN_OVER && !happening.at().isBefore(loss.at()))
                .map(Happening::at)
                .findFirst();
    }

    private Lane dns() {
        List<Span> spans = new ArrayList<>();
        List<Answer> answers = recording.answers();
        for (int i = 0; i < answers.size(); i++) {
            Answer answer = answers.get(i);
            Instant until = i + 1 < answers.size() ? answers.get(i + 1).at() : recording.end();
            spans.add(new Span(answer.at(), until, look(answer), answer.toString()));
        }
        return Lane.of("DNS answer", "for the endpoint's name", spans);
    }

    private Lane news() {
        List<Mark> marks = recording.timeline().stream()
                .filter(happening -> happening.kind() == Kind.EVENT || happening.kind() == Kind.TICK)
                .map(happening ->
                        new Mark(happening.at(), happening.kind() == Kind.EVENT ? "event" : "tick", happening.what()))
                .toList();
        return new Lane("Events and ticks", "as they reach the function", List.of(), marks);
    }

    private Lane looks() {
        List<Span> runs = Stream.concat(recording.onEvents().stream(), recording.onSchedule().stream())
                .map(run -> new Span(run.from(), run.until().orElse(recording.end()), "run", ""))
                .toList();
        List<Mark> marks = recording.looks().stream()
                .map(look -> new Mark(look.at(), "look " + look(look), "looks: DNS says " + look))
                .toList();
        return new Lane("Function: looks", "coloured by the answer", runs, marks);
    }

    private Lane calls() {
        List<Mark> marks = recording.calls().stream()
                .filter(call -> !call.at().isBefore(recording.start()))
                .map(call -> new Mark(call.returnedAt(), look(call), words(call)))
                .toList();
        return new Lane("Function: calls", "to ELBv2", List.of(), marks);
    }

    private static String words(Call call) {
        List<Host> hosts = Targets.of(call);
        String whom = hosts.isEmpty() ? "" : " " + hosts.getFirst();
        return call.action() + whom + (call.status() == OK ? "" : ", refused");
    }

    private static String look(Call call) {
        if (call.status() != OK) {
            return "refused";
        }
        return switch (call.action()) {
            case "RegisterTargets" -> "register";
            case "DeregisterTargets" -> "deregister";
            default -> "describe";
        };
    }

    private Lane target(Host host) {
        List<StateChange> changes = recording.states().stream()
                .filter(change -> Targets.host(change.target()) == host)
                .toList();
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            Instant until = i + 1 < changes.size() ? changes.get(i + 1).at() : recording.end();
            Instant from = changes.get(i).at();
            changes.get(i).state().map(TargetState::state).ifPresent(state -> add(spans, from, until, state));
        }
        return Lane.of("Target " + host, "as the load balancer sees it", spans);
    }

    /** States that differ in their reason only are one span. */
    private static void add(List<Span> spans, Instant from, Instant until, String state) {
        boolean goesOn = !spans.isEmpty()
                && spans.getLast().label().equals(state)
                && spans.getLast().until().equals(from);
        Instant begun = goesOn ? spans.removeLast().from() : from;
        spans.add(new Span(begun, until, state, state));
    }

    private Lane stream() {
        List<Span> spans = new ArrayList<>();
        Instant from = Instant.MIN;
        for (Outage outage : recording.outages()) {
            spans.add(new Span(from, outage.from(), "flowing", "rows arrive"));
            spans.add(new Span(outage.from(), outage.until(), "gone", "no stream"));
            from = outage.until();
        }
        spans.add(new Span(from, recording.end(), "flowing", "rows arrive"));
        return Lane.of("Client's stream", "through the load balancer", spans);
    }

    private static String look(Answer answer) {
        return answer.host().map(Lanes::look).orElse("nowhere");
    }

    private static String look(Host host) {
        return switch (host) {
            case FIRST -> "first";
            case SECOND -> "second";
            case ELSEWHERE -> "nowhere";
        };
    }
}
