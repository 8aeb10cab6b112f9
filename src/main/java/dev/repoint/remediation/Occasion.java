package dev.repoint.remediation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why and for what an invocation looks.
 *
 * @param bindings those to serve
 * @param isDryRun whether changes are only reported
 * @param isAskedFor whether somebody asks, by hand or in a deployment, and wants all groups read
 * @param eventAt the time of the earliest event that brought it about, if one did
 * @param namesChangedAt when databases last changed names, or may have: a blue/green switch-over or a rename, if one of the
 *     events tells of that
 */
public record Occasion(
        List<Binding> bindings,
        Watch watch,
        boolean isDryRun,
        boolean isAskedFor,
        Optional<Instant> eventAt,
        Optional<Instant> namesChangedAt) {
    public Occasion {
        bindings = List.copyOf(bindings);
    }
}
