package dev.repoint.remediation;

import java.util.List;

/** What was found of the zones of one binding; nothing if its traffic gets through wherever its database may be. */
public record ZoneReport(String binding, List<ZoneFinding> findings) {
    public ZoneReport {
        findings = List.copyOf(findings);
    }
}
