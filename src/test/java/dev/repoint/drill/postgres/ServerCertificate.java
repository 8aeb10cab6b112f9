package dev.repoint.drill.postgres;

/** A server's certificate and the key to it, as PEM. */
public record ServerCertificate(String certificatePem, String keyPem) {}
