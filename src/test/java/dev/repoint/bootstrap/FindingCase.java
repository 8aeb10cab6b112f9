package dev.repoint.bootstrap;

import dev.repoint.bootstrap.Finding.Severity;
import java.util.List;
import java.util.function.Consumer;

/**
 * Where a finding is to appear, and where it just isn't.
 *
 * @param detail that it has to have in its own
 */
record FindingCase(FindingId id, Severity severity, String detail, Consumer<Scene> trigger, Consumer<Scene> almost) {

    static final Consumer<Scene> NOTHING = _ -> {};

    static FindingCase blocking(FindingId id, String detail, Consumer<Scene> trigger, Consumer<Scene> almost) {
        return new FindingCase(id, Severity.BLOCKING, detail, trigger, almost);
    }

    static FindingCase warning(FindingId id, String detail, Consumer<Scene> trigger, Consumer<Scene> almost) {
        return new FindingCase(id, Severity.WARNING, detail, trigger, almost);
    }

    static FindingCase notice(FindingId id, String detail, Consumer<Scene> trigger, Consumer<Scene> almost) {
        return new FindingCase(id, Severity.NOTICE, detail, trigger, almost);
    }

    boolean isIn(List<Finding> findings) {
        return findings.stream()
                .anyMatch(each -> each.id() == id
                        && each.severity() == severity
                        && each.detail().contains(detail));
    }
}
