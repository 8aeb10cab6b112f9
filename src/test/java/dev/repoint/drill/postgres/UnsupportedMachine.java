package dev.repoint.drill.postgres;

import java.io.IOException;

/** This machine can't run the drill's Postgres; the message is one sentence that says what to do. */
public final class UnsupportedMachine extends IOException {
    private static final long serialVersionUID = 1;

    UnsupportedMachine(String message) {
        super(message);
    }
}
