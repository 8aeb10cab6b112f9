package dev.repoint.bootstrap;

/** The ELBv2 API, to read from. Ends within 45 seconds. */
@FunctionalInterface
public interface Balancers {

    /** What came of a look. */
    sealed interface Look {

        record Seen(Balancer balancer) implements Look {}

        /** It could not be read, {@code why} says the operation and the error; or no balancer uses the group. */
        record Unseen(String why) implements Look {}
    }

    Look of(String targetGroupArn);
}
