package dev.repoint.drill.rds;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A cluster with its members, of which one writes: Aurora, or a Multi-AZ DB cluster. */
public final class LocalCluster {
    static final String AURORA = "aurora-postgresql";

    public final String id;
    public final Profile profile;
    final String engineWord;
    private final LocalGroups groups;
    private final List<LocalInstance> members = new ArrayList<>();
    private LocalGroup group;
    private String writer = "";
    private Instant modifiedUntil = Instant.MIN;

    LocalCluster(String id, String engineWord, LocalGroups groups) {
        this.id = id;
        this.engineWord = engineWord;
        this.groups = groups;
        this.profile = new Profile(
                id + ".cluster-abc123.eu-west-1.rds.amazonaws.com", "cluster-" + id.toUpperCase(Locale.ROOT));
        this.group = defaultGroup();
    }

    private LocalGroup defaultGroup() {
        try {
            return groups.find("default." + engineWord + profile.major());
        } catch (RdsError e) {
            throw new IllegalArgumentException(e);
        }
    }

    synchronized void add(LocalInstance member) {
        member.join(new AppliedGroup(group));
        members.add(member);
        writer = writer.isEmpty() ? member.id : writer;
    }

    /** Also takes the default group of that version; members' own follow. */
    public synchronized LocalCluster version(String version) {
        profile.version(version);
        members.forEach(member -> member.version(version));
        return group(defaultGroup());
    }

    /** Uses that group, all of whose values are in effect. */
    public synchronized LocalCluster group(LocalGroup attached) {
        group = attached;
        members.forEach(member -> member.join(new AppliedGroup(attached)));
        return this;
    }

    /** From now on that member writes; with an empty name, none does. */
    public synchronized LocalCluster writer(String member) {
        writer = member;
        return this;
    }

    /** Is restarted when the member is rebooted. */
    public synchronized LocalCluster engine(String member, Engine behind) {
        members.stream()
                .filter(each -> each.id.equals(member))
                .findFirst()
                .orElseThrow()
                .engine(behind);
        return this;
    }

    synchronized LocalGroup group() {
        return group;
    }

    synchronized String writer() {
        return writer;
    }

    synchronized List<LocalInstance> members() {
        return List.copyOf(members);
    }

    boolean isAurora() {
        return engineWord.equals(AURORA);
    }

    /** A Multi-AZ DB cluster reboots as one. */
    synchronized String status(Instant now) {
        if (profile.status().isPresent()) {
            return profile.status().get();
        }
        boolean isRebooting = !isAurora()
                && members.stream().anyMatch(member -> member.status(now).equals("rebooting"));
        return isRebooting ? "rebooting" : now.isBefore(modifiedUntil) ? "modifying" : LocalInstance.AVAILABLE;
    }

    synchronized void attach(LocalGroup other, Instant until, Instant settled) {
        if (other != group) {
            group = other;
            modifiedUntil = until;
            members.forEach(member -> member.ofCluster().ifPresent(applied -> applied.attach(other, settled)));
        }
    }
}
