package dev.repoint.drill.stage;

import dev.repoint.drill.AwsGateway.Call;
import dev.repoint.drill.nlb.StateChange;
import dev.repoint.drill.postgres.Outage;
import dev.repoint.drill.scenario.Play;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * All that was written down while a scenario was played.
 *
 * @param end when the last row was received, or no longer waited for
 * @param timeline from the first loss on
 * @param answers of DNS, from when on
 * @param looks what DNS told the function
 * @param calls to ELBv2 about the database's group, from its making on
 * @param states of the group's targets
 * @param onEvents invocations by the queue of events
 * @param onSchedule invocations by the schedule
 * @param outages of the client's stream; one that is not over ends with the recording
 * @param neighbours the other databases of the function, if it has any
 */
public record Recording(
        Play play,
        List<Loss> losses,
        Instant end,
        List<Happening> timeline,
        List<Answer> answers,
        List<Answer> looks,
        List<Call> calls,
        List<StateChange> states,
        List<Run> onEvents,
        List<Run> onSchedule,
        List<Outage> outages,
        Rows rows,
        List<Neighbour> neighbours) {

    /** For how long DNS has to leave an address out, at least, before it may be removed: three answers, two TTLs. */
    public Duration agreement() {
        return play.scale().ttl().multipliedBy(Stage.AGREEMENT - 1);
    }

    /** The first loss. */
    public Instant start() {
        return losses.getFirst().at();
    }
}
