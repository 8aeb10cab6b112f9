package dev.repoint.drill;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupIpAddressTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/** NLB target groups of an account; a target is written {@code 10.0.1.5:5432} or {@code [fd00::5]:5432}. */
public final class AccountTargetGroups {
    private static final int NAME_CHARACTERS_MAX = 32;

    private final ElasticLoadBalancingV2Client elb;
    private final URI endpoint;

    AccountTargetGroups(ElasticLoadBalancingV2Client elb, URI endpoint) {
        this.elb = elb;
        this.endpoint = endpoint;
    }

    /** A TCP group for IPv4 addresses, with a name of its own; gives its ARN. */
    public String create(int port) {
        return create(port, TargetGroupIpAddressTypeEnum.IPV4);
    }

    /** A TCP group for IPv6 addresses. */
    public String createForIpv6(int port) {
        return create(port, TargetGroupIpAddressTypeEnum.IPV6);
    }

    private String create(int port, TargetGroupIpAddressTypeEnum family) {
        String name = ("tg-" + UUID.randomUUID()).substring(0, NAME_CHARACTERS_MAX);
        return elb.createTargetGroup(group -> group.name(name)
                        .protocol(ProtocolEnum.TCP)
                        .port(port)
                        .vpcId(DefaultVpc.id(endpoint))
                        .targetType(TargetTypeEnum.IP)
                        .ipAddressType(family))
                .targetGroups()
                .getFirst()
                .targetGroupArn();
    }

    public void register(String arn, String... targets) {
        elb.registerTargets(request -> request.targetGroupArn(arn).targets(described(targets)));
    }

    public void deregister(String arn, String... targets) {
        elb.deregisterTargets(request -> request.targetGroupArn(arn).targets(described(targets)));
    }

    /** Adds these tags, key and value in turn. */
    public void tag(String arn, String... tags) {
        List<Tag> described = IntStream.range(0, tags.length / 2)
                .mapToObj(i ->
                        Tag.builder().key(tags[2 * i]).value(tags[2 * i + 1]).build())
                .toList();
        elb.addTags(request -> request.resourceArns(arn).tags(described));
    }

    /** Addresses of the targets that are in the group and not on their way out, in order of their text. */
    public List<String> registered(String arn) {
        return healths(arn)
                .filter(health -> health.targetHealth().state() != TargetHealthStateEnum.DRAINING)
                .map(health -> health.target().id())
                .sorted()
                .toList();
    }

    /** State by target, as {@code 10.0.1.5:5432 healthy}, in order of their text. */
    public List<String> states(String arn) {
        return healths(arn)
                .map(health -> "%s %s"
                        .formatted(text(health.target()), health.targetHealth().stateAsString()))
                .sorted()
                .toList();
    }

    private Stream<TargetHealthDescription> healths(String arn) {
        return elb.describeTargetHealth(request -> request.targetGroupArn(arn)).targetHealthDescriptions().stream();
    }

    private static String text(TargetDescription target) {
        String id = target.id();
        return (id.contains(":") ? "[" + id + "]" : id) + ":" + target.port();
    }

    private static List<TargetDescription> described(String... targets) {
        return Stream.of(targets)
                .map(target -> {
                    int colon = target.lastIndexOf(':');
                    String id = target.substring(0, colon).replaceAll("[\\[\\]]", "");
                    int port = Integer.parseInt(target.substring(colon + 1));
                    return TargetDescription.builder().id(id).port(port).build();
                })
                .toList();
    }
}
