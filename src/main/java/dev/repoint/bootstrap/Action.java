package dev.repoint.bootstrap;

/** What is asked of the bootstrap. Only the last two change anything. */
public enum Action {
    /** Says where the database stands. */
    CHECK,
    /** Says what would be changed, and by which statements and calls. */
    PLAN,
    /** Changes it. */
    APPLY,
    /** Takes the user and its grants away; publication and slots stay. */
    REVOKE
}
