package dev.repoint.drill.stage;

import dev.repoint.drill.scenario.Action;
import dev.repoint.drill.scenario.DatabaseEvent;
import dev.repoint.drill.scenario.Host;
import dev.repoint.drill.stage.Happening.Kind;
import java.io.IOException;
import java.time.Instant;

/** Does what the scenario says, and notes it in the timeline. */
final class Stagehand {
    private static final String DATABASE = "orders";
    private static final int THROTTLED_CALLS = 1_000_000;

    private final Stage stage;
    private final Timeline timeline;

    Stagehand(Stage stage, Timeline timeline) {
        this.stage = stage;
        this.timeline = timeline;
    }

    void carryOut(Action action) throws IOException {
        Instant now = stage.time.instant();
        switch (action) {
            case Action.Lose(boolean portStaysOpen) -> lose(portStaysOpen, now);
            case Action.TakeOver() -> takeOver();
            case Action.Rejoin() -> rejoin();
            case Action.NameWriter(Host host) -> {
                timeline.add(Happening.of(now, Kind.STATE, host, "the API says that the writer is on " + host));
                stage.cluster.orElseThrow().nameWriter(host);
            }
            case Action.LoseNeighbours() -> {
                timeline.add(Happening.of(now, Kind.STATE, Neighbours.LOST + " other databases of the zone are lost"));
                stage.neighbours.orElseThrow().lose();
            }
            case Action.MoveNeighbours() -> {
                timeline.add(Happening.of(now, Kind.STATE, "DNS has new addresses for the others"));
                stage.neighbours.orElseThrow().move(stage.name);
            }
            case Action.SendForNeighbours(DatabaseEvent event) -> tellOfNeighbours(event, now);
            case Action.Answer(var host) -> {
                stage.name.answer(host);
                String what = "DNS says " + new Answer(now, host) + " from now on";
                timeline.add(new Happening(now, Kind.DNS, host, what));
            }
            case Action.Send(DatabaseEvent event) -> {
                timeline.add(Happening.of(now, Kind.EVENT, "event: " + event));
                stage.queue.send(event, Events.of(event, DATABASE, now));
            }
            case Action.Throttle(String awsAction, boolean isOn) -> {
                String what = awsAction + (isOn ? " is throttled" : " is throttled no more");
                timeline.add(Happening.of(now, Kind.STATE, what));
                stage.elb.throttle(awsAction, isOn ? THROTTLED_CALLS : 0);
            }
        }
    }

    private void tellOfNeighbours(DatabaseEvent event, Instant now) {
        timeline.add(Happening.of(now, Kind.EVENT, "event for each of the others: " + event));
        for (String database : stage.neighbours.orElseThrow().lostNames()) {
            stage.queue.send(event, Events.of(event, database, now));
        }
    }

    private void lose(boolean portStaysOpen, Instant now) throws IOException {
        Host host = stage.database.host();
        String what = "primary on " + host + " lost" + (portStaysOpen ? "; its port stays open" : "");
        timeline.add(Happening.of(now, Kind.LOST, host, what));
        stage.database.lose(portStaysOpen);
    }

    private void rejoin() throws IOException {
        Host host = stage.database.host().other();
        stage.rejoin(host);
        timeline.add(Happening.of(stage.time.instant(), Kind.STATE, host, host + " serves again, as a reader"));
    }

    private void takeOver() throws IOException {
        stage.database.takeOver();
        Host host = stage.database.host();
        timeline.add(Happening.of(stage.time.instant(), Kind.TAKEN_OVER, host, "new primary on " + host));
    }
}
