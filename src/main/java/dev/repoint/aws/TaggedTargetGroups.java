package dev.repoint.aws;

import dev.repoint.remediation.Reply;
import dev.repoint.remediation.TaggedGroups;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.Tag;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;

/**
 * Target groups found by the Resource Groups Tagging API, in the function's own account and region.
 *
 * @see <a href="https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html">GetResources</a>
 */
public final class TaggedTargetGroups implements TaggedGroups {

    /** The quota of target groups in a region is 3,000. */
    private static final int GROUPS_MAX = 3000;

    /** The most that the API takes. */
    private static final int GROUPS_PER_PAGE = 100;

    private final AwsClients clients;

    public TaggedTargetGroups(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public Reply<List<TaggedGroup>> withTag(String key) {
        return AwsFailure.reply(
                "GetResources",
                () -> Page.all("GetResources", GROUPS_MAX, token -> page(key, token)).stream()
                        .map(TaggedTargetGroups::group)
                        .toList());
    }

    private Page<ResourceTagMapping> page(String key, Optional<String> token) {
        GetResourcesResponse page = clients.tagging()
                .getResources(request -> request.tagFilters(
                                TagFilter.builder().key(key).build())
                        .resourceTypeFilters("elasticloadbalancing:targetgroup")
                        .resourcesPerPage(GROUPS_PER_PAGE)
                        .applyMutation(next -> token.ifPresent(next::paginationToken)));
        return Page.of(page.resourceTagMappingList(), page.paginationToken());
    }

    private static TaggedGroup group(ResourceTagMapping found) {
        return new TaggedGroup(
                found.resourceARN(),
                name(found.resourceARN()),
                found.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value, (first, _) -> first)));
    }

    /** An ARN ends in {@code :targetgroup/<name>/<id>}. */
    private static String name(String arn) {
        int end = arn.lastIndexOf('/');
        return arn.substring(arn.lastIndexOf('/', end - 1) + 1, end);
    }
}
