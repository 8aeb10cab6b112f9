package dev.repoint.remediation;

import static dev.repoint.alignment.Examples.NEW;
import static dev.repoint.alignment.Examples.OLD;
import static dev.repoint.alignment.Examples.THIRD;
import static dev.repoint.alignment.Examples.answer;
import static dev.repoint.alignment.Examples.targets;
import static dev.repoint.remediation.Deployment.ARN;

import dev.repoint.alignment.Address;
import dev.repoint.remediation.Inventory.Member;

/** A cluster of a writer {@code w} and the readers {@code a} at {@code OLD} and {@code b} at {@code NEW}, both in the group. */
record ReaderCluster(Deployment deployment) {

    static final Address WRITER = Address.of("10.0.9.9");

    ReaderCluster {
        deployment.held().hold(ARN, targets(OLD, NEW));
        deployment.dns().says(Rds.host("a"), answer(OLD));
        deployment.dns().says(Rds.host("b"), answer(NEW));
        deployment.dns().says(Rds.host("c"), answer(THIRD));
        deployment.dns().says(Rds.host("w"), answer(WRITER));
        deployment.dns().says(Rds.writerHost("orders"), answer(WRITER));
    }

    static ReaderCluster with(Source.WhenNone whenNone) {
        return of(new Deployment(Deployment.binding("orders", new Source.Readers("orders", whenNone))));
    }

    static ReaderCluster of(Deployment deployment) {
        ReaderCluster cluster = new ReaderCluster(deployment);
        cluster.has(Rds.reader("a", "available"), Rds.reader("b", "available"));
        return cluster;
    }

    /** From now on these are its readers. */
    void has(Member... readers) {
        Member[] all = new Member[readers.length + 1];
        all[0] = Rds.writer("w");
        System.arraycopy(readers, 0, all, 1, readers.length);
        deployment.databases().hold(Rds.cluster("orders", all));
    }
}
