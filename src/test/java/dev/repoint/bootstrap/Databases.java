package dev.repoint.bootstrap;

import dev.repoint.bootstrap.Database.ApplyStatus;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A database that is described anew, a word at a time. */
final class Databases {

    private final Database old;
    private String engine;
    private String version;
    private String status;
    private String group;
    private ApplyStatus applyStatus;
    private Optional<Host> host;
    private boolean hasTokens;
    private boolean hasStandby;
    private final NavigableMap<String, String> tags;

    private Databases(Database old) {
        this.old = old;
        engine = old.engine();
        version = old.version();
        status = old.status();
        group = old.parameterGroup();
        applyStatus = old.applyStatus();
        host = old.host();
        hasTokens = old.hasTokens();
        hasStandby = old.hasStandby();
        tags = new TreeMap<>(old.tags());
    }

    static Databases of(Database old) {
        return new Databases(old);
    }

    Databases engine(String word) {
        engine = word;
        return this;
    }

    Databases version(String word) {
        version = word;
        return this;
    }

    Databases status(String word) {
        status = word;
        return this;
    }

    Databases group(String name) {
        group = name;
        return this;
    }

    Databases applyStatus(ApplyStatus word) {
        applyStatus = word;
        return this;
    }

    Databases tag(String key, String value) {
        tags.put(key, value);
        return this;
    }

    Databases tokens() {
        hasTokens = true;
        return this;
    }

    Databases standby() {
        hasStandby = true;
        return this;
    }

    Databases withoutHost() {
        host = Optional.empty();
        return this;
    }

    Database made() {
        return new Database(
                old.id(),
                old.arn(),
                old.resourceId(),
                engine,
                version,
                status,
                host,
                old.adminUser(),
                old.adminSecret(),
                hasTokens,
                group,
                applyStatus,
                hasStandby,
                tags);
    }
}
