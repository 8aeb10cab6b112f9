package dev.repoint.drill.report;

import dev.repoint.drill.bootstrap.Preparation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The reports of a drill as files: {@code report.json} for programs, {@code report.html} for people. */
public record Reports(Path folder, Preparation preparation) {
    public void write(List<Verdict> verdicts) throws IOException {
        Files.createDirectories(folder);
        JsonReport.write(preparation, verdicts, folder.resolve("report.json"));
        Files.writeString(page(), HtmlReport.of(preparation, verdicts));
    }

    public Path page() {
        return folder.resolve("report.html");
    }
}
