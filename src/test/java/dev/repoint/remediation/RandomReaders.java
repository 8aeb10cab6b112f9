package dev.repoint.remediation;

import static dev.repoint.alignment.Examples.answer;
import static dev.repoint.alignment.Examples.failed;
import static dev.repoint.alignment.Examples.noName;
import static dev.repoint.alignment.Examples.target;
import static dev.repoint.remediation.Deployment.ARN;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Answer;
import dev.repoint.alignment.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * A cluster whose readers come and go: added, deleted, promoted, rebooted, their addresses given to later ones; while the RDS
 * API lags by minutes or refuses, names are not answered, and people add and remove targets.
 */
final class RandomReaders {

    static final String CLUSTER = "orders";
    private static final int MEMBERS_MAX = 6;
    private static final List<String> PASSING =
            List.of("rebooting", "modifying", "backing-up", "upgrading", "storage-optimization", "a-word-of-tomorrow");

    /** One machine. Its address is free again when it is gone. */
    private static final class Machine {
        private final String identifier;
        private final Address address;
        private String status = "creating";
        private boolean isWriter;

        Machine(String identifier, Address address) {
            this.identifier = identifier;
            this.address = address;
        }

        boolean isDeleting() {
            return status.equals("deleting");
        }
    }

    private final Random random;
    private final Deployment deployment;
    private final List<Machine> machines = new ArrayList<>();
    private final Map<String, Address> places = new HashMap<>();
    private int made;

    RandomReaders(Random random, Deployment deployment) {
        this.random = random;
        this.deployment = deployment;
        add();
        add();
        machines.forEach(machine -> machine.status = "available");
        machines.getFirst().isWriter = true;
        deployment.held().hold(ARN, new TreeSet<>(Set.of(target(machines.getLast().address))));
        tell();
    }

    /** Something happens to one of them. */
    void happen() {
        Machine one = machines.get(random.nextInt(machines.size()));
        switch (random.nextInt(10)) {
            case 0, 1 -> add();
            case 2 -> delete(one);
            case 3 -> promote(one);
            case 4 -> one.status = one.isDeleting() ? one.status : PASSING.get(random.nextInt(PASSING.size()));
            case 5 -> machines.stream().filter(each -> !each.isDeleting()).forEach(each -> each.status = "available");
            case 6 -> deployment.dns().says(Rds.host(one.identifier), random.nextBoolean() ? failed() : noName());
            case 7 -> deployment.databases().lag(Duration.ofSeconds(random.nextInt(180)));
            case 8 -> deployment.databases().refuse(new Refusal(Refusal.Verdict.RETRY, "Throttling"));
            default -> meddle();
        }
        tell();
    }

    /** What is broken works again, and all that is there is available. */
    void calmDown() {
        machines.removeIf(Machine::isDeleting);
        machines.forEach(machine -> machine.status = "available");
        deployment.databases().lag(Duration.ZERO);
        deployment.databases().answer();
        machines.forEach(machine -> deployment.dns().says(Rds.host(machine.identifier), answer(machine.address)));
        tell();
    }

    /** Where the readers are. */
    NavigableSet<Target> readers() {
        NavigableSet<Target> readers = new TreeSet<>();
        machines.stream().filter(machine -> !machine.isWriter).forEach(machine -> readers.add(target(machine.address)));
        return readers;
    }

    /** Where the readers are, or were, that the API shows and doesn't call gone. */
    NavigableSet<Address> shown(Instant at) {
        NavigableSet<Address> shown = new TreeSet<>();
        deployment.databases().shown(at).cluster(CLUSTER).stream()
                .flatMap(cluster -> cluster.members().stream())
                .filter(member -> !member.isWriter())
                .map(Inventory.Member::instance)
                .filter(reader -> !reader.status().equals("deleting"))
                .forEach(reader -> shown.add(places.get(reader.identifier())));
        return shown;
    }

    private void add() {
        List<Address> free = new ArrayList<>();
        for (int number = 1; number <= MEMBERS_MAX; number++) {
            Address address = Address.of("10.0.5." + number);
            if (machines.stream().noneMatch(machine -> machine.address.equals(address))) {
                free.add(address);
            }
        }
        if (!free.isEmpty()) {
            Machine machine = new Machine("m" + made++, free.get(random.nextInt(free.size())));
            machines.add(machine);
            places.put(machine.identifier, machine.address);
            Answer answer = answer(machine.address);
            deployment.dns().says(Rds.host(machine.identifier), answer);
        }
    }

    private void delete(Machine machine) {
        if (machine.isWriter) {
            return;
        }
        if (!machine.isDeleting()) {
            machine.status = "deleting";
            return;
        }
        machines.remove(machine);
        deployment.dns().says(Rds.host(machine.identifier), noName());
    }

    private void promote(Machine machine) {
        if (machine.status.equals("available")) {
            machines.forEach(each -> each.isWriter = false);
            machine.isWriter = true;
        }
    }

    private void meddle() {
        Target any = target(Address.of("10.0.5." + random.nextInt(1, 9)));
        boolean isRemoval =
                random.nextBoolean() && deployment.held().registered(ARN).size() > 1;
        if (isRemoval) {
            deployment.held().deregister(ARN, Set.of(any));
        } else {
            deployment.held().register(ARN, Set.of(any));
        }
    }

    private void tell() {
        Inventory.Member[] members = machines.stream()
                .map(machine ->
                        new Inventory.Member(Rds.instance(machine.identifier, machine.status), machine.isWriter))
                .toArray(Inventory.Member[]::new);
        deployment.databases().hold(Rds.cluster(CLUSTER, members));
    }
}
