package dev.repoint.function;

import dev.repoint.remediation.Reply;
import java.util.List;

/** A way to read all bindings from where they are written down. */
@FunctionalInterface
interface Reading {

    /** Reads them; refused if nothing at all could be read. Must not modify. */
    Reply<List<Entry>> read();
}
