package dev.repoint.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a document holds a table that a program wrote: between two comments; what is around it was written by hand.
 *
 * @param name of the table, which both comments bear
 * @param command that writes it anew, as the first comment says
 */
public record Place(Path document, String name, String command) {

    /**
     * Puts a table in the place of the one before.
     *
     * @throws IOException also if the document has no such place
     */
    public void write(String table) throws IOException {
        String before = Files.readString(document);
        String from = "<!-- " + name + ": " + command + " -->\n";
        int start = before.indexOf(from) + from.length();
        int end = before.indexOf("<!-- /" + name + " -->");
        if (start < from.length() || end < start) {
            throw new IOException(document + " has no place for the table " + name);
        }
        Files.writeString(document, before.substring(0, start) + table + before.substring(end));
    }
}
