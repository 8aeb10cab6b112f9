package dev.repoint.calls;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A call of AWS.
 *
 * @param service the SDK's package for it, such as {@code route53}
 * @param operation such as {@code ListResourceRecordSets}
 * @param classes those of the adapters' package that had a part in it, by name
 */
record Call(String service, String operation, Set<String> classes) {
    private static final String BETWEEN = " ";
    private static final String BETWEEN_CLASSES = ",";

    /**
     * Where IAM has another name for the service.
     *
     * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html">
     *     ELBv2</a>
     * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonresourcegrouptaggingapi.html">
     *     Resource Group Tagging API</a>
     */
    private static final Map<String, String> IAM_NAMES =
            Map.of("elasticloadbalancingv2", "elasticloadbalancing", "resourcegroupstaggingapi", "tag");

    static Call of(String line) {
        String[] parts = line.split(BETWEEN, -1);
        return new Call(parts[0], parts[1], Set.of(parts[2].split(BETWEEN_CLASSES)));
    }

    String line() {
        String sorted = classes.stream().sorted().collect(Collectors.joining(BETWEEN_CLASSES));
        return String.join(BETWEEN, service, operation, sorted);
    }

    /** Whether this is that call, and more classes had a part in it: whether it came by there. */
    boolean isBy(Call site) {
        return action().equals(site.action()) && classes.containsAll(site.classes());
    }

    /**
     * What a role has to allow, such as {@code route53:ListResourceRecordSets}. Of all operations that are called here it is
     * the action of the same name and no second one: nothing is tagged when it is made, and no role is passed.
     *
     * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonrds.html">RDS, with
     *     dependent actions</a>
     */
    String action() {
        return IAM_NAMES.getOrDefault(service, service) + ":" + operation;
    }
}
