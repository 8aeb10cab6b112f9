package dev.repoint.drill.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Text for HTML. */
final class Markup {
    private Markup() {}

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static String badge(boolean isPassed) {
        return isPassed
                ? "<strong class=\"passed\">\u2713 passed</strong>"
                : "<strong class=\"failed\">\u2717 failed</strong>";
    }

    static String failures(List<String> failures) {
        String items = failures.stream()
                .map(failure -> "<li>" + escaped(failure) + "</li>")
                .collect(Collectors.joining());
        return failures.isEmpty() ? "" : "<ul class=\"failures\">" + items + "</ul>";
    }

    /** The page without its content, from the class path. */
    static String template() {
        try (InputStream template =
                Objects.requireNonNull(Markup.class.getResourceAsStream("report.html"), "report.html is missing")) {
            return new String(template.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
