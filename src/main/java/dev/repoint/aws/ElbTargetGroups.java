package dev.repoint.aws;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Group;
import dev.repoint.alignment.Health;
import dev.repoint.alignment.RegisteredTarget;
import dev.repoint.alignment.Target;
import dev.repoint.remediation.Refusal;
import dev.repoint.remediation.Reply;
import dev.repoint.remediation.TargetGroups;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

/** Target groups of Elastic Load Balancing v2. */
public final class ElbTargetGroups implements TargetGroups {

    /**
     * An address outside the VPC's ranges must be registered with this zone, one inside must not.
     *
     * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetDescription.html">
     *     TargetDescription</a>
     */
    private static final String ANY_ZONE = "all";

    /** An explicit question for a target that isn't there is answered with this reason; it is no registration. */
    private static final String NOT_REGISTERED = "Target.NotRegistered";

    private final ElasticLoadBalancingV2Client client;

    public ElbTargetGroups(AwsClients clients) {
        this.client = clients.elasticLoadBalancing();
    }

    @Override
    public Reply<Group> read(String targetGroupArn) {
        try {
            // Not paged: the answer lists all targets, of which a group holds 1,000 at most.
            List<TargetHealthDescription> found = client.describeTargetHealth(
                            request -> request.targetGroupArn(targetGroupArn))
                    .targetHealthDescriptions();
            if (!found.stream().allMatch(ElbTargetGroups::isWhole)) {
                return new Reply.Refused<>(new Refusal(
                        Refusal.Verdict.RETRY, "DescribeTargetHealth gave a target without an id, a port or a state"));
            }
            return new Reply.Given<>(new Group(found.stream()
                    .filter(entry -> !NOT_REGISTERED.equals(entry.targetHealth().reasonAsString()))
                    .map(ElbTargetGroups::registeredTarget)
                    .flatMap(Optional::stream)
                    .toList()));
        } catch (SdkException failure) {
            return new Reply.Refused<>(AwsFailure.refusal("DescribeTargetHealth", failure));
        }
    }

    @Override
    public Reply<Integer> port(String targetGroupArn) {
        try {
            List<TargetGroup> found = client.describeTargetGroups(request -> request.targetGroupArns(targetGroupArn))
                    .targetGroups();
            // One was asked for: a description that names none, which AWS never gives, can be of no other.
            return found.stream()
                    .filter(group ->
                            Optional.ofNullable(group.targetGroupArn()).stream().allMatch(targetGroupArn::equals))
                    .flatMap(group -> Optional.ofNullable(group.port()).stream())
                    .findFirst()
                    .<Reply<Integer>>map(Reply.Given::new)
                    .orElseGet(() -> new Reply.Refused<>(
                            new Refusal(Refusal.Verdict.FAILED, "DescribeTargetGroups names no port for the group")));
        } catch (SdkException failure) {
            return new Reply.Refused<>(AwsFailure.refusal("DescribeTargetGroups", failure));
        }
    }

    @Override
    public Optional<Refusal> register(String targetGroupArn, NavigableSet<Target> targets) {
        return change(
                "RegisterTargets",
                targets,
                list -> client.registerTargets(
                        request -> request.targetGroupArn(targetGroupArn).targets(list)));
    }

    @Override
    public Optional<Refusal> deregister(String targetGroupArn, NavigableSet<Target> targets) {
        return change(
                "DeregisterTargets",
                targets,
                list -> client.deregisterTargets(
                        request -> request.targetGroupArn(targetGroupArn).targets(list)));
    }

    private static Optional<Refusal> change(
            String operation, NavigableSet<Target> targets, Consumer<List<TargetDescription>> call) {
        try {
            try {
                call.accept(descriptions(targets, Optional.empty()));
            } catch (AwsServiceException failure) {
                if (!AwsFailure.is("InvalidTarget", failure)) {
                    throw failure;
                }
                call.accept(descriptions(targets, Optional.of(ANY_ZONE)));
            }
            return Optional.empty();
        } catch (SdkException failure) {
            return Optional.of(AwsFailure.refusal(operation, failure));
        }
    }

    private static List<TargetDescription> descriptions(NavigableSet<Target> targets, Optional<String> zone) {
        return targets.stream()
                .map(target -> TargetDescription.builder()
                        .id(target.address().toString())
                        .port(target.port())
                        .applyMutation(description -> zone.ifPresent(description::availabilityZone))
                        .build())
                .toList();
    }

    private static boolean isWhole(TargetHealthDescription entry) {
        TargetDescription target = entry.target();
        return target != null
                && target.id() != null
                && target.port() != null
                && target.port() >= 1
                && target.port() <= Target.PORT_MAX
                && entry.targetHealth() != null;
    }

    /** Entries that are no addresses (a group of instances) are none of ours; they are left alone. */
    private static Optional<RegisteredTarget> registeredTarget(TargetHealthDescription entry) {
        TargetHealth health = entry.targetHealth();
        String reason = health.reasonAsString() == null ? "" : health.reasonAsString();
        return Address.parse(entry.target().id())
                .map(address -> new RegisteredTarget(
                        new Target(address, entry.target().port()), Health.of(health.stateAsString()), reason));
    }
}
