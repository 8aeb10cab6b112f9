package dev.repoint.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.drill.AwsAccount;
import dev.repoint.drill.AwsGateway;
import dev.repoint.remediation.Reply;
import dev.repoint.remediation.TaggedGroups.TaggedGroup;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;

/** The adapter against a tagging API that somebody else wrote. */
@Timeout(400)
final class TaggedTargetGroupsIT {
    private static final String SOURCE = "repoint:source";

    @RegisterExtension
    final MotoCloud cloud = new MotoCloud();

    private final AwsAccount account = AwsAccount.at(cloud.endpoint());
    private final AwsGateway gateway = cloud.gateway();
    private final AwsClients clients = cloud.clients();
    private final TaggedTargetGroups groups = new TaggedTargetGroups(clients);

    @AfterEach
    void stop() {
        account.close();
    }

    @Test
    void findsNothingInAnAccountWithoutTags() {
        account.targetGroups().create(5432);

        assertThat(groups.withTag(SOURCE)).isEqualTo(new Reply.Given<>(List.of()));
        assertThat(clients.requests()).isEqualTo(1);
    }

    @Test
    void findsGroupsByTheKeyAloneWithAllTheirTags() {
        String orders = account.targetGroups().create(5432);
        Map<String, String> tags = Map.of(SOURCE, "cluster:shop", "team", "sales", "empty", "");
        tag(orders, tags);
        tag(account.targetGroups().create(5432), Map.of("team", "sales"));

        assertThat(groups.withTag(SOURCE))
                .isEqualTo(new Reply.Given<>(List.of(new TaggedGroup(orders, nameOf(orders), tags))));
    }

    /** moto ends a page at 100 tags. */
    @Test
    void findsThemPageByPage() {
        List<String> arns = IntStream.range(0, 60)
                .mapToObj(_ -> account.targetGroups().create(5432))
                .toList();
        arns.forEach(arn -> tag(arn, Map.of(SOURCE, "instance:orders", "repoint:port", "6432")));

        assertThat(groups.withTag(SOURCE))
                .isInstanceOfSatisfying(
                        Reply.Given.class,
                        given -> assertThat((List<?>) given.value())
                                .extracting(group -> ((TaggedGroup) group).arn())
                                .hasSameElementsAs(arns)
                                .hasSize(60));
        assertThat(gateway.calls("GetResources")).hasSizeGreaterThan(1);
    }

    private void tag(String arn, Map<String, String> tags) {
        account.elb()
                .addTags(request -> request.resourceArns(arn)
                        .tags(tags.entrySet().stream()
                                .map(tag -> Tag.builder()
                                        .key(tag.getKey())
                                        .value(tag.getValue())
                                        .build())
                                .toList()));
    }

    private String nameOf(String arn) {
        return account.elb()
                .describeTargetGroups(request -> request.targetGroupArns(arn))
                .targetGroups()
                .getFirst()
                .targetGroupName();
    }
}
