package dev.repoint.drill.report;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Target;
import dev.repoint.drill.AwsGateway.Call;
import dev.repoint.drill.nlb.StateChange;
import dev.repoint.drill.nlb.TargetState;
import dev.repoint.drill.postgres.Outage;
import dev.repoint.drill.scenario.Host;
import dev.repoint.drill.scenario.Play;
import dev.repoint.drill.scenario.Scale;
import dev.repoint.drill.scenario.Scenario;
import dev.repoint.drill.stage.Answer;
import dev.repoint.drill.stage.Happening;
import dev.repoint.drill.stage.Happening.Kind;
import dev.repoint.drill.stage.Loss;
import dev.repoint.drill.stage.Neighbour;
import dev.repoint.drill.stage.Recording;
import dev.repoint.drill.stage.Rows;
import dev.repoint.drill.stage.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The recording of a failover as it should be, for tests to spoil; times are milliseconds after the loss. */
final class Recordings {
    static final Instant LOSS = Instant.parse("2026-03-14T10:00:00Z");

    private static final int PORT = 5432;
    private static final Play PLAY = new Play(Scenario.FAILOVER, Scale.DEFAULT, Play.FLIP);

    final List<Happening> timeline = new ArrayList<>();
    final List<Answer> answers = new ArrayList<>();
    final List<Answer> looks = new ArrayList<>();
    final List<Call> calls = new ArrayList<>();
    final List<StateChange> states = new ArrayList<>();
    final List<Run> runs = new ArrayList<>();
    final List<Neighbour> neighbours = new ArrayList<>();
    Rows rows = new Rows(900, 900, List.of(), List.of());

    /** DNS flips at 1.25 s; the function registers at 1.6 s and removes at 6.5 s. */
    static Recordings ofRepair() {
        return ofRepair(1_600, 6_500);
    }

    static Recordings ofRepair(int registered, int deregistered) {
        var made = new Recordings();
        made.answer(-5_000, Host.FIRST);
        made.answer(1_250, Host.SECOND);
        made.call(-9_000, "RegisterTargets", Host.FIRST, 200);
        made.state(-4_500, Host.FIRST, TargetState.HEALTHY);
        made.state(900, Host.FIRST, TargetState.FAILED);
        made.happens(0, Kind.LOST, Host.FIRST);
        made.happens(50, Kind.EVENT, Host.FIRST);
        made.happens(1_100, Kind.TAKEN_OVER, Host.SECOND);
        for (int at = 100; at < deregistered; at += 500) {
            made.look(at, at < 1_250 ? Optional.of(Host.FIRST) : Optional.of(Host.SECOND));
        }
        made.call(registered, "RegisterTargets", Host.SECOND, 200);
        made.happens(registered, Kind.REGISTERED, Host.SECOND);
        made.state(registered + 4_500, Host.SECOND, TargetState.HEALTHY);
        made.happens(registered + 4_500, Kind.HEALTHY, Host.SECOND);
        made.happens(6_200, Kind.STREAM_RESUMED, Host.SECOND);
        made.call(deregistered - 20, "DescribeTargetHealth", 200, "");
        made.call(deregistered, "DeregisterTargets", Host.FIRST, 200);
        made.happens(deregistered, Kind.DEREGISTERED, Host.FIRST);
        made.state(deregistered + 10, Host.FIRST, TargetState.DRAINING);
        made.runs.add(new Run("event", at(50), Optional.empty(), Optional.empty()));
        return made;
    }

    static Instant at(int millis) {
        return LOSS.plusMillis(millis);
    }

    void answer(int millis, Host host) {
        answers.add(new Answer(at(millis), Optional.of(host)));
    }

    void look(int millis, Optional<Host> told) {
        looks.add(new Answer(at(millis), told));
        looks.sort(Comparator.comparing(Answer::at));
    }

    void call(int millis, String action, Host host, int status) {
        call(millis, action, status, "&Targets.member.1.Id=" + host + "&Targets.member.1.Port=" + PORT);
    }

    void call(int millis, String action, int status, String targets) {
        calls.add(new Call(action, at(millis - 10), at(millis), status, "Action=" + action + targets));
        calls.sort(Comparator.comparing(Call::returnedAt));
    }

    void state(int millis, Host host, TargetState state) {
        var target = new Target(Address.parse(host.toString()).orElseThrow(), PORT);
        states.add(new StateChange(at(millis), target, Optional.of(state)));
    }

    void happens(int millis, Kind kind, Host host) {
        timeline.add(new Happening(at(millis), kind, Optional.of(host), kind + " <" + host + ">"));
        timeline.sort(Comparator.comparing(Happening::at));
    }

    Recording end() {
        var loss = new Loss(PLAY.failovers().getFirst(), Host.FIRST, LOSS);
        var outage = new Outage(at(-5), at(6_200), "the server closed the connection");
        return new Recording(
                PLAY,
                List.of(loss),
                at(9_000),
                timeline,
                answers,
                looks,
                calls,
                states,
                runs,
                List.of(),
                List.of(outage),
                rows,
                neighbours);
    }
}
