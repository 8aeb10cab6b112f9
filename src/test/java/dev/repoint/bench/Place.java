package dev.repoint.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a document holds a table that a program wrote: between two comments; what is around it was written by hand. */
public record Place(Path document) {
    private static final String FROM = "<!-- bench: ./mvnw -Pbench verify -Dbench.document=docs/performance.md -->\n";
    private static final String TO = "<!-- /bench -->";

    /**
     * Puts a table in the place of the one before.
     *
     * @throws IOException also if the document has no such place
     */
    public void write(String table) throws IOException {
        String before = Files.readString(document);
        int start = before.indexOf(FROM) + FROM.length();
        int end = before.indexOf(TO);
        if (start < FROM.length() || end < start) {
            throw new IOException(document + " has no place for the table");
        }
        Files.writeString(document, before.substring(0, start) + table + before.substring(end));
    }
}
