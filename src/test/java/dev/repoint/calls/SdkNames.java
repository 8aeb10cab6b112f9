package dev.repoint.calls;

/** How the SDK names what it makes of a service's description. */
final class SdkNames {
    static final String SERVICES = "software.amazon.awssdk.services.";

    private SdkNames() {}

    /** The service that a class belongs to: {@code rds} for all below {@code software.amazon.awssdk.services.rds}. */
    static String service(String className) {
        return className.substring(SERVICES.length()).replaceFirst("[.].*", "");
    }

    /** The operation behind a client's method: {@code DescribeDBInstances} for {@code describeDBInstances}. */
    static String operation(String method) {
        return Character.toUpperCase(method.charAt(0)) + method.substring(1);
    }
}
