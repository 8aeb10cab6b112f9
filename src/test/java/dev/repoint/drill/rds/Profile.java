package dev.repoint.drill.rds;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What RDS tells of a database, instance or cluster, and nobody changes through the calls that there are here. */
public final class Profile {
    private volatile String version = "16.9";
    private volatile String host;
    private volatile int port = 5432;
    private volatile String adminUser = "postgres";
    private volatile String resourceId;
    private volatile boolean hasTokens;
    private volatile Optional<String> adminSecret = Optional.empty();
    private volatile Optional<String> status = Optional.empty();
    private final NavigableMap<String, String> tags = new TreeMap<>();

    Profile(String host, String resourceId) {
        this.host = host;
        this.resourceId = resourceId;
    }

    /** Where its server listens. */
    public Profile at(String name, int number) {
        host = name;
        port = number;
        return this;
    }

    public Profile version(String text) {
        version = text;
        return this;
    }

    public Profile adminUser(String name) {
        adminUser = name;
        return this;
    }

    /** RDS keeps the master user's password in that secret. */
    public Profile adminSecret(String arn) {
        adminSecret = Optional.of(arn);
        return this;
    }

    public Profile withTokens() {
        hasTokens = true;
        return this;
    }

    public Profile resourceId(String text) {
        resourceId = text;
        return this;
    }

    public Profile tag(String key, String value) {
        synchronized (tags) {
            tags.put(key, value);
        }
        return this;
    }

    /** It has this status whatever happens, until it is told {@link #recover}. */
    public Profile status(String word) {
        status = Optional.of(word);
        return this;
    }

    public Profile recover() {
        status = Optional.empty();
        return this;
    }

    String version() {
        return version;
    }

    String major() {
        return version.substring(0, version.indexOf('.'));
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    String adminUser() {
        return adminUser;
    }

    String resourceId() {
        return resourceId;
    }

    boolean hasTokens() {
        return hasTokens;
    }

    Optional<String> adminSecret() {
        return adminSecret;
    }

    Optional<String> status() {
        return status;
    }

    NavigableMap<String, String> tags() {
        synchronized (tags) {
            return new TreeMap<>(tags);
        }
    }
}
