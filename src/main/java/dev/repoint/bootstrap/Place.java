package dev.repoint.bootstrap;

import java.net.InetAddress;

/**
 * Where a database of Postgres is.
 *
 * @param host whose name the certificate has to carry
 * @param address of that name
 * @param database in Postgres
 */
public record Place(Host host, InetAddress address, String database) {}
