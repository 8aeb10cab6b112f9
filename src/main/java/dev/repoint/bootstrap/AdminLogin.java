package dev.repoint.bootstrap;

/** As whom the database is changed. */
public sealed interface AdminLogin {

    /** With the master secret that RDS keeps for the database. */
    record ManagedSecret() implements AdminLogin {}

    /** With a secret that holds JSON with {@code username} and {@code password}. */
    record OwnSecret(String secret) implements AdminLogin {}

    /** With a token of IAM. */
    record Token(String user) implements AdminLogin {}
}
