package dev.repoint.remediation;

import static dev.repoint.remediation.Deployment.ARN;
import static dev.repoint.remediation.Deployment.HOST;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Answer;
import dev.repoint.alignment.Examples;
import dev.repoint.alignment.Family;
import dev.repoint.alignment.Group;
import dev.repoint.alignment.Target;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The look of the functions that are in use, at its best: it asks once, registers before it removes, tells draining targets
 * from registered ones, and leaves the group alone when anything fails.
 */
final class SimpleLook {

    private final Deployment stage;

    SimpleLook(Deployment stage) {
        this.stage = stage;
    }

    void take() throws InterruptedException {
        if (stage.dns().resolve(HOST, Family.IPV4) instanceof Answer.Addresses(var addresses, var _, var _)
                && stage.groups().read(ARN) instanceof Reply.Given<Group>(Group group)) {
            NavigableSet<Target> wanted = new TreeSet<>();
            for (Address address : addresses) {
                wanted.add(new Target(address, Examples.PORT));
            }
            NavigableSet<Target> missing = new TreeSet<>(wanted);
            missing.removeAll(group.registered());
            NavigableSet<Target> rest = new TreeSet<>(group.registered());
            rest.removeAll(wanted);
            boolean isIn =
                    missing.isEmpty() || stage.groups().register(ARN, missing).isEmpty();
            if (isIn && !rest.isEmpty()) {
                stage.groups().deregister(ARN, rest);
            }
        }
    }
}
