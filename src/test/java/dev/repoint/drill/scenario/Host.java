package dev.repoint.drill.scenario;

import java.net.InetAddress;

/** Where a database may run: a loopback address in place of an availability zone's. Ours runs on one of the first two. */
public enum Host {
    FIRST("127.0.0.1"),
    SECOND("127.0.0.2"),
    /** That of somebody else's database. */
    ELSEWHERE("127.0.0.3");

    private final String ip;

    Host(String ip) {
        this.ip = ip;
    }

    /** Where the database goes when it leaves this host, and where it came from. */
    public Host other() {
        return switch (this) {
            case FIRST -> SECOND;
            case SECOND -> FIRST;
            case ELSEWHERE -> throw new IllegalStateException("our database is never on " + this);
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
