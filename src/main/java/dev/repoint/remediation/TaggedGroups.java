package dev.repoint.remediation;

import java.util.List;
import java.util.Map;

/** Target groups that carry a tag. */
public interface TaggedGroups {

    /**
     * A target group with all its tags.
     *
     * @param name the group's own name, from its ARN
     */
    record TaggedGroup(String arn, String name, Map<String, String> tags) {
        public TaggedGroup {
            tags = Map.copyOf(tags);
        }
    }

    /** Finds all that have the tag {@code key}, whatever its value: 3,000 at most, more is a refusal. Must not modify. */
    Reply<List<TaggedGroup>> withTag(String key);
}
