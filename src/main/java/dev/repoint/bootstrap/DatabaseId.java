package dev.repoint.bootstrap;

/** Names the source database in RDS. */
public sealed interface DatabaseId {

    String id();

    /** A DB instance that is no member of a cluster. */
    record Instance(String id) implements DatabaseId {
        @Override
        public String toString() {
            return "instance:" + id;
        }
    }

    /** An Aurora or a Multi-AZ DB cluster. */
    record Cluster(String id) implements DatabaseId {
        @Override
        public String toString() {
            return "cluster:" + id;
        }
    }
}
