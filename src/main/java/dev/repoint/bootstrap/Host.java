package dev.repoint.bootstrap;

/** The endpoint that the RDS API names. */
public record Host(String name, int port) {}
