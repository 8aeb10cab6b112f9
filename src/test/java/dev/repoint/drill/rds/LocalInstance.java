package dev.repoint.drill.rds;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A DB instance: one of its own, or a cluster's member.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/accessing-monitoring.html">DB instance status</a>
 */
public final class LocalInstance {
    static final String AVAILABLE = "available";

    public final String id;
    public final Profile profile;
    final String engineWord;
    private final LocalGroups groups;
    private Engine engine = Engine.NONE;
    private boolean hasStandby;
    private AppliedGroup own;
    private Optional<AppliedGroup> ofCluster = Optional.empty();
    private Instant modifiedUntil = Instant.MIN;
    private Optional<Restart> restart = Optional.empty();
    private Optional<Exception> failure = Optional.empty();

    LocalInstance(String id, String engineWord, LocalGroups groups) {
        this.id = id;
        this.engineWord = engineWord;
        this.groups = groups;
        this.profile = new Profile(id + ".abc123.eu-west-1.rds.amazonaws.com", "db-" + id.toUpperCase(Locale.ROOT));
        this.own = new AppliedGroup(group("default." + engineWord + profile.major()));
    }

    /** Also takes the default group of that version. */
    public synchronized LocalInstance version(String version) {
        profile.version(version);
        return group(group("default." + engineWord + profile.major()));
    }

    /** Uses that group, all of whose values are in effect. */
    public synchronized LocalInstance group(LocalGroup group) {
        own = new AppliedGroup(group);
        return this;
    }

    /** Is restarted when the instance is rebooted. */
    public synchronized LocalInstance engine(Engine behind) {
        engine = behind;
        return this;
    }

    public synchronized LocalInstance withStandby() {
        hasStandby = true;
        return this;
    }

    private LocalGroup group(String name) {
        try {
            return groups.find(name);
        } catch (RdsError e) {
            throw new IllegalArgumentException(e);
        }
    }

    synchronized void join(AppliedGroup group) {
        ofCluster = Optional.of(group);
    }

    synchronized AppliedGroup own() {
        return own;
    }

    synchronized Optional<AppliedGroup> ofCluster() {
        return ofCluster;
    }

    synchronized boolean hasStandby() {
        return hasStandby;
    }

    synchronized String status(Instant now) {
        settle(now);
        if (profile.status().isPresent()) {
            return profile.status().get();
        }
        if (failure.isPresent()) {
            return "incompatible-parameters";
        }
        if (restart.isPresent()) {
            return "rebooting";
        }
        return now.isBefore(modifiedUntil) ? "modifying" : AVAILABLE;
    }

    private void settle(Instant now) {
        restart.filter(begun -> begun.isOver(now)).ifPresent(begun -> {
            failure = begun.failure();
            restart = Optional.empty();
            applied().forEach(AppliedGroup::reboot);
        });
    }

    private Stream<AppliedGroup> applied() {
        return Stream.concat(Stream.of(own), ofCluster.stream());
    }

    synchronized void modify(Instant until) {
        modifiedUntil = until;
    }

    /** Some values of a group were changed; if it has that group, those that apply at once do. */
    synchronized void changed(
            LocalGroup group, NavigableMap<String, String> immediate, boolean takesReboot, Instant settled) {
        applied().filter(applied -> applied.group() == group).forEach(applied -> {
            applied.change(takesReboot, settled);
            if (!immediate.isEmpty()) {
                engine.reload(immediate);
            }
        });
    }

    synchronized void reboot(Instant until) {
        NavigableMap<String, String> parameters = own.group().values();
        ofCluster.ifPresent(cluster -> parameters.putAll(cluster.group().setByUser()));
        restart = Optional.of(Restart.begin(engine, parameters, until));
    }

    /** A server that restarts gets some time to, so that a clock that runs with the calls doesn't run away. */
    void awaitRestart(Duration limit) throws InterruptedException {
        Optional<Restart> begun;
        synchronized (this) {
            begun = restart;
        }
        if (begun.isPresent()) {
            begun.get().await(limit);
        }
    }

    synchronized Optional<Exception> failure() {
        return failure;
    }
}
