package dev.repoint.drill.scenario;

import java.net.InetAddress;

/** One of the two hosts that the database may run on: a loopback address in place of an availability zone's. */
public enum Host {
    FIRST("127.0.0.1"),
    SECOND("127.0.0.2");

    private final String ip;

    Host(String ip) {
        this.ip = ip;
    }

    public Host other() {
        return switch (this) {
            case FIRST -> SECOND;
            case SECOND -> FIRST;
        };
    }

    public InetAddress address() {
        return InetAddress.ofLiteral(ip);
    }

    /** Its address. */
    @Override
    public String toString() {
        return ip;
    }
}
