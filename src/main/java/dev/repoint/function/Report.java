package dev.repoint.function;

import dev.repoint.alignment.Target;
import dev.repoint.remediation.BindingReport;
import dev.repoint.remediation.Outcome;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an invocation did: its result and its log line.
 *
 * @param awsCalls HTTP requests to AWS, retries included
 * @param zones what a deployment's check of zones found, if it asked for one
 */
record Report(Trigger trigger, Mode mode, List<BindingReport> bindings, int awsCalls, Optional<Zones> zones) {

    Report(Trigger trigger, Mode mode, List<BindingReport> bindings, int awsCalls) {
        this(trigger, mode, bindings, awsCalls, Optional.empty());
    }

    /** Whether bindings were served and none of them but failed. */
    boolean isFailure() {
        return !bindings.isEmpty() && bindings.stream().allMatch(each -> each.outcome() == Outcome.FAILED);
    }

    /** One sentence with the bindings of this outcome and their reasons. */
    String reasons(Outcome outcome) {
        return bindings.stream()
                .filter(each -> each.outcome() == outcome)
                .map(each -> each.name() + ": " + each.reason())
                .collect(Collectors.joining("; "));
    }

    /** How old the oldest reading of a group is that a report rests on, if there is any: in a fleet they take turns. */
    private Optional<Duration> oldestReading() {
        return bindings.stream().flatMap(each -> each.sinceRead().stream()).max(Comparator.naturalOrder());
    }

    Json json() {
        Json.Obj json = Json.object()
                .with("trigger", trigger.word())
                .with("mode", mode.toString())
                .with(
                        "bindings",
                        new Json.Arr(bindings.stream().map(Report::json).toList()))
                .with("awsCalls", awsCalls);
        Json.Obj withAge = oldestReading()
                .map(age -> json.with("oldestReadSeconds", age.toSeconds()))
                .orElse(json);
        // Not by a lambda, which would load the class of what only a deployment has.
        Json.Obj withZones =
                zones.isPresent() ? withAge.with("zones", zones.get().json()) : withAge;
        return trigger instanceof Trigger.RdsEvents events ? withEvents(withZones, events) : withZones;
    }

    private static Json.Obj withEvents(Json.Obj json, Trigger.RdsEvents trigger) {
        Json.Obj withEvents = json.with(
                "events",
                new Json.Arr(trigger.events().stream().map(Report::json).toList()));
        List<Json> ignored = trigger.ignored().stream()
                .<Json>map(each -> Json.object().with("message", each.message()).with("reason", each.reason()))
                .toList();
        return ignored.isEmpty() ? withEvents : withEvents.with("ignored", new Json.Arr(ignored));
    }

    private static Json json(RdsEvent event) {
        return Json.object()
                .with("id", event.id().orElse("none"))
                .with("source", event.identifier().orElse("unknown"))
                .with("at", event.at().toString());
    }

    private static Json json(BindingReport report) {
        return Json.object()
                .with("name", report.name())
                .with("outcome", Word.of(report.outcome()))
                .with("reason", report.reason())
                .with("answer", Json.texts(report.answer()))
                .with("before", targets(report.before(), report.port()))
                .with("registered", targets(report.registered(), report.port()))
                .with("deregistered", targets(report.deregistered(), report.port()))
                .with("waiting", targets(report.waiting(), report.port()))
                .with("record", Word.of(report.record()))
                .with("looks", report.looks())
                .with("millis", report.took().toMillis());
    }

    /** The port is only said where it isn't the binding's. */
    private static Json targets(Collection<Target> targets, int port) {
        return Json.texts(targets.stream()
                .map(target -> target.port() == port ? target.address().toString() : target.toString())
                .toList());
    }
}
