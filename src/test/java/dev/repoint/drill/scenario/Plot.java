package dev.repoint.drill.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes down a failover from one host to the other; its times are seconds in the field after the loss. */
final class Plot {
    /** Within it answers that agree are asked for less often than the drill's agreement wants: it is no proof yet. */
    private static final double TTLS_OF_A_FLAP = 1.2;

    private final Scale scale;
    private final Host from;
    private final List<Cue> cues = new ArrayList<>();
    private Duration slack = Duration.ZERO;

    Plot(Scale scale, Host from) {
        this.scale = scale;
        this.from = from;
    }

    Plot loss() {
        return at(0, new Action.Lose(false));
    }

    /** The port of the lost host goes on to take connections. */
    Plot lossWithOpenPort() {
        return at(0, new Action.Lose(true));
    }

    Plot takeOver(double seconds) {
        return at(seconds, new Action.TakeOver());
    }

    /** The endpoint has the new primary's address. */
    Plot flip(double seconds) {
        return at(seconds, new Action.Answer(Optional.of(from.other())));
    }

    /** The name is gone for somewhat longer than a time to live, then has the new primary's address. */
    Plot gap(double seconds) {
        add(scale.ofSeconds(seconds), new Action.Answer(Optional.empty()));
        add(scale.ofSeconds(seconds).plus(flap()), new Action.Answer(Optional.of(from.other())));
        return this;
    }

    /** From the flip on the answer goes back to the old address and on to the new one that often. */
    Plot flaps(double flipSeconds, int times) {
        Duration at = scale.ofSeconds(flipSeconds);
        for (int i = 0; i < times; i++) {
            at = at.plus(flap());
            add(at, new Action.Answer(Optional.of(from)));
            at = at.plus(flap());
            add(at, new Action.Answer(Optional.of(from.other())));
        }
        return this;
    }

    Plot events(double started, double restarted, double completed) {
        return at(started, new Action.Send(DatabaseEvent.STARTED))
                .at(restarted, new Action.Send(DatabaseEvent.RESTARTED))
                .at(completed, new Action.Send(DatabaseEvent.COMPLETED))
                .at(completed, new Action.Send(DatabaseEvent.REASON));
    }

    /** As a cluster tells of them, which does so less often. */
    Plot clusterEvents(double started, double completed) {
        return at(started, new Action.Send(DatabaseEvent.CLUSTER_STARTED))
                .at(completed, new Action.Send(DatabaseEvent.CLUSTER_COMPLETED));
    }

    /** The lost host comes back as a reader. */
    Plot rejoin(double seconds) {
        return at(seconds, new Action.Rejoin());
    }

    /** The API names the new writer. */
    Plot writerNamed(double seconds) {
        return at(seconds, new Action.NameWriter(from.other()));
    }

    /** The whole zone is lost, RDS tells of it right after it told of the first database, and DNS follows for all. */
    Plot zone(double told, double restarted, double flip) {
        return at(0, new Action.LoseNeighbours())
                .at(told, new Action.SendForNeighbours(DatabaseEvent.STARTED))
                .at(restarted, new Action.SendForNeighbours(DatabaseEvent.RESTARTED))
                .at(flip, new Action.MoveNeighbours());
    }

    /** The endpoint has an address that is somebody else's. */
    Plot astray(double seconds) {
        return at(seconds, new Action.Answer(Optional.of(Host.ELSEWHERE)));
    }

    Plot throttled(String awsAction, double from, double until) {
        return at(from, new Action.Throttle(awsAction, true)).at(until, new Action.Throttle(awsAction, false));
    }

    Plot slack(Duration more) {
        slack = more;
        return this;
    }

    Failover end() {
        return new Failover(cues, slack);
    }

    Duration flap() {
        return Duration.ofMillis(Math.round(scale.ttl().toMillis() * TTLS_OF_A_FLAP));
    }

    private Plot at(double seconds, Action action) {
        return add(scale.ofSeconds(seconds), action);
    }

    private Plot add(Duration at, Action action) {
        cues.add(new Cue(at, action));
        return this;
    }
}
