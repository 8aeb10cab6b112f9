package dev.repoint.postgres;

/** What a session is for. */
enum Access {
    READ,
    CHANGE
}
