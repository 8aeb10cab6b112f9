package dev.repoint.endurance;

import dev.repoint.drill.AwsAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.services.route53.model.RRType;

/** A binding in an account, and what may become of its group, its record and its memory while it is set right. */
final class Bound {
    static final int PORT = 5432;

    /** A record that is kept equal to the answer. */
    record Kept(String zoneId, String name, List<String> before) {}

    final String name;
    final String host;
    final Plight plight;
    final Addresses addresses;
    final String group;
    private final Optional<Kept> kept;
    private final String parameter;
    private final AwsAccount groups;
    private final AwsAccount rest;
    private final List<String> breaches = new ArrayList<>();
    private List<String> arrived = List.of();

    Bound(Plight plight, int number, Accounts accounts) {
        this.name = "db" + number;
        this.host = name + ".abc123.eu-west-1.rds.amazonaws.com";
        this.plight = plight;
        this.addresses = Addresses.of(plight, number);
        this.groups = accounts.groups();
        this.rest = accounts.rest();
        this.parameter = accounts.memory() + "/" + name;
        this.group = groups.targetGroups().create(PORT);
        addresses.before().forEach(address -> groups.targetGroups().register(group, address + ":" + PORT));
        for (String address : addresses.draining()) {
            groups.targetGroups().register(group, address + ":" + PORT);
            groups.targetGroups().deregister(group, address + ":" + PORT);
        }
        if (plight.hasMemory()) {
            rest.parameters().put(parameter, addresses.own().getFirst() + ":" + PORT);
        }
        this.kept = plight.hasRecord() ? Optional.of(record(accounts.domain())) : Optional.empty();
    }

    private Kept record(String domain) {
        String record = name + "." + domain;
        String zone = rest.hostedZones().create(domain);
        rest.hostedZones().put(zone, RRType.A, record, 30, "10.0.0.5");
        return new Kept(zone, record, List.of("10.0.0.5"));
    }

    Optional<Kept> kept() {
        return kept;
    }

    /** As the function reads it. */
    String json() {
        String record = kept.map(it -> """
            ,"record":{"zoneId":"%s","name":"%s","ttlSeconds":30}\
            """.formatted(it.zoneId(), it.name())).orElse("");
        String foreign = plight.hasMemory() ? ",\"foreign\":\"keep\"" : "";
        return """
            {"name":"%s","source":"%s","port":%d,"targetGroupArn":"%s"%s%s}\
            """.formatted(name, host, PORT, group, record, foreign);
    }

    List<String> registered() {
        return groups.targetGroups().registered(group);
    }

    /** The record's addresses; none if there is none to keep. */
    List<String> recorded() {
        return kept.map(it -> rest.hostedZones().addresses(it.zoneId(), RRType.A, it.name()))
                .orElse(List.of());
    }

    private List<String> remembered() {
        return rest.parameters().find(parameter).stream()
                .flatMap(text -> Stream.of(text.split(",")))
                .filter(text -> !text.equals("-"))
                .map(text -> text.replace(":" + PORT, ""))
                .toList();
    }

    /** What must hold at every moment, whatever happens to a process. */
    synchronized void judge(String when) {
        List<String> now = registered();
        List<String> known = Stream.concat(addresses.before().stream(), addresses.right().stream())
                .toList();
        List<String> lost = arrived.stream().filter(each -> !now.contains(each)).toList();
        require(!now.isEmpty(), when, "the group is empty");
        require(known.containsAll(now), when, "the group holds " + now);
        require(now.containsAll(addresses.foreign()), when, "somebody else's target is gone, left are " + now);
        require(lost.isEmpty(), when, "the right target is gone: " + lost);
        require(
                now.containsAll(addresses.before()) || now.containsAll(addresses.right()),
                when,
                "a target went before the right ones were there, left are " + now);
        arrived = now.stream().filter(addresses.right()::contains).toList();
    }

    /** What must hold of all that hangs on the group, where no process is at work. */
    synchronized void judgeAtRest(String when) {
        judge(when);
        List<String> record = recorded();
        kept.ifPresent(it -> require(
                record.equals(it.before()) || record.equals(addresses.right()), when, "the record holds " + record));
        List<String> foreign = remembered().stream()
                .filter(each -> !addresses.own().contains(each))
                .filter(each -> !addresses.right().contains(each))
                .toList();
        require(foreign.isEmpty(), when, "somebody else's target is remembered: " + foreign);
    }

    private void require(boolean holds, String when, String otherwise) {
        if (!holds) {
            breaches.add("%s of %s, %s: %s".formatted(plight, name, when, otherwise));
        }
    }

    synchronized List<String> breaches() {
        return List.copyOf(breaches);
    }

    boolean isUntouched() {
        return registered().equals(addresses.before())
                && recorded().equals(kept.map(Kept::before).orElse(List.of()));
    }

    boolean isRight() {
        return registered().equals(inTheEnd()) && (kept.isEmpty() || recorded().equals(addresses.right()));
    }

    private List<String> inTheEnd() {
        return List.copyOf(new TreeSet<>(Stream.concat(addresses.right().stream(), addresses.foreign().stream())
                .toList()));
    }

    @Override
    public String toString() {
        return "%s of %s: group %s, record %s, memory %s"
                .formatted(plight, name, registered(), recorded(), remembered());
    }
}
