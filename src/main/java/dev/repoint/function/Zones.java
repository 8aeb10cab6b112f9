package dev.repoint.function;

import dev.repoint.aws.AwsClients;
import dev.repoint.aws.ElbLoadBalancers;
import dev.repoint.aws.RdsSubnetGroups;
import dev.repoint.remediation.Binding;
import dev.repoint.remediation.Budget;
import dev.repoint.remediation.ZoneCheck;
import dev.repoint.remediation.ZoneFinding;
import dev.repoint.remediation.ZoneReport;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a deployment's check of zones found, and whether the deployment may go on. */
record Zones(Rule rule, List<ZoneReport> reports) {

    /** What a custom resource asks for by its property {@code Zones}. Without it nothing is checked. */
    enum Rule {
        /** The deployment ends, before anything is changed, where traffic is known to stop. */
        REFUSE,
        /** What is found is said, and the deployment goes on. */
        REPORT;

        private static final String PROPERTY = "Zones";

        /** Throws an {@link InvalidInput} if it is neither. A dry run changes nothing that would have to be refused. */
        static Optional<Rule> of(CustomResourceRequest request, boolean isDryRun) {
            if (!request.properties().has(PROPERTY)) {
                return Optional.empty();
            }
            String word = request.properties().text(PROPERTY).orElse("");
            Problems problems = new Problems();
            Optional<Rule> rule = Stream.of(values())
                    .filter(each -> Word.of(each).equals(word))
                    .findFirst();
            if (rule.isEmpty()) {
                problems.add(PROPERTY, word, Word.anyOf(List.of(values())));
            }
            problems.throwIfAny();
            return isDryRun ? Optional.of(REPORT) : rule;
        }
    }

    Zones {
        reports = List.copyOf(reports);
    }

    /** Asks ELBv2 and RDS, within 12 seconds. */
    static Zones look(Rule rule, List<Binding> bindings, AwsClients clients, InstantSource clock, Budget budget)
            throws InterruptedException {
        var check = new ZoneCheck(new ElbLoadBalancers(clients), new RdsSubnetGroups(clients), clock, Thread::sleep);
        return new Zones(rule, check.of(bindings, budget));
    }

    boolean areRefused() {
        return rule == Rule.REFUSE
                && reports.stream()
                        .flatMap(report -> report.findings().stream())
                        .anyMatch(ZoneFinding::stopsTraffic);
    }

    /** To be thrown. Not by its own name, which would make whoever throws it load its class. */
    RuntimeException refusal() {
        return new DeploymentRefused(this);
    }

    /** All that was found, for people. */
    String text() {
        String all = reports.stream()
                .flatMap(report -> report.findings().stream()
                        .map(each -> report.binding() + ": " + each.detail() + " (" + each.mend() + ")"))
                .collect(Collectors.joining("; "));
        return all.isEmpty() ? "each zone of the database is served, across zones" : all;
    }

    Json json() {
        return new Json.Arr(reports.stream()
                .flatMap(report -> report.findings().stream().map(each -> json(report.binding(), each)))
                .toList());
    }

    private static Json json(String binding, ZoneFinding finding) {
        return Json.object()
                .with("binding", binding)
                .with("finding", word(finding))
                .with("detail", finding.detail())
                .with("mend", finding.mend());
    }

    private static String word(ZoneFinding finding) {
        return switch (finding) {
            case ZoneFinding.Uncovered _ -> "zones-uncovered";
            case ZoneFinding.CrossZoneOff _ -> "cross-zone-off";
            case ZoneFinding.NoLoadBalancer _ -> "no-load-balancer";
            case ZoneFinding.Unchecked _ -> "unchecked";
        };
    }
}
