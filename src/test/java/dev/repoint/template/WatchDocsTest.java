package dev.repoint.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rows of docs/performance.md that are in bold, and its prose, are about the watch that the template sets. */
final class WatchDocsTest {
    private static final List<String> SETTINGS = List.of("WatchIntervalMillis", "Agreement", "WatchSeconds");
    private static final Pattern CHOSEN = Pattern.compile("(?m)^\\| \\*\\*(?<choice>\\w+ \\d+)\\*\\* \\|");
    private static final Pattern SAID = Pattern.compile("`(?<choice>\\w+)` \\((?<value>\\d+)\\)");

    private final Template template = Template.ofProject();

    @Test
    void theChosenRowsAreTheDefaults() throws IOException {
        Set<String> chosen = CHOSEN.matcher(section())
                .results()
                .map(row -> row.group("choice"))
                .collect(Collectors.toSet());

        assertThat(chosen).containsExactlyInAnyOrderElementsOf(defaults().toList());
    }

    @Test
    void theTextGivesTheDefaults() throws IOException {
        Stream<String> said = SAID.matcher(section()).results().map(WatchDocsTest::choice);

        assertThat(said).containsExactlyInAnyOrderElementsOf(defaults().toList());
    }

    private static String choice(MatchResult match) {
        return match.group("choice") + " " + match.group("value");
    }

    private Stream<String> defaults() {
        return SETTINGS.stream()
                .map(setting -> setting + " "
                        + template.body()
                                .at("/Parameters/" + setting + "/Default")
                                .asText());
    }

    private static String section() throws IOException {
        return Files.readAllLines(Path.of("docs", "performance.md")).stream()
                .dropWhile(line -> !line.equals("## How the watch is set"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .collect(Collectors.joining("\n"));
    }
}
