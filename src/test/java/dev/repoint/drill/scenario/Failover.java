package dev.repoint.drill.scenario;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * One failover: what happens, in order.
 *
 * @param slack what the repair may take beyond Repoint's usual budget, because of what happens
 */
public record Failover(List<Cue> cues, Duration slack) {
    public Failover {
        cues = cues.stream().sorted(Comparator.comparing(Cue::at)).toList();
    }

    /** When the endpoint first has the address of the new primary. */
    public Duration flip() {
        return cues.stream()
                .filter(cue -> cue.action() instanceof Action.Answer(var host)
                        && host.filter(each -> each != Host.ELSEWHERE).isPresent())
                .map(Cue::at)
                .findFirst()
                .orElseThrow();
    }
}
