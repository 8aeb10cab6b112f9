package dev.repoint.bootstrap;

/** A user of the database and what it proves itself by: a password, or a token of IAM. */
public record Login(String user, Secret secret) {}
