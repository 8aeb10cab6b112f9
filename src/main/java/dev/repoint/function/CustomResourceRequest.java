package dev.repoint.function;

import java.net.URI;

/**
 * CloudFormation's request for a custom resource.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requesttypes.html">Custom resource
 *     request types</a>
 */
record CustomResourceRequest(
        Type type,
        URI responseUrl,
        String stackId,
        String requestId,
        String logicalResourceId,
        String physicalResourceId,
        Json.Obj properties) {

    /** Ends the id of a resource that failed before anything was made, so that its deletion takes nothing away. */
    private static final String UNMADE = "-unmade";

    /** What is to become of the resource. */
    enum Type {
        CREATE,
        UPDATE,
        DELETE
    }

    static CustomResourceRequest read(Json.Obj event) {
        Problems problems = new Problems();
        Fields fields = new Fields("", event, problems);
        String type = fields.requiredText("RequestType").orElse("");
        String url = fields.requiredText("ResponseURL").orElse("");
        String stack = fields.requiredText("StackId").orElse("");
        String request = fields.requiredText("RequestId").orElse("");
        String logical = fields.requiredText("LogicalResourceId").orElse("");
        String physical = fields.text("PhysicalResourceId").orElse("repoint-" + logical);
        Type read = switch (type) {
            case "Create" -> Type.CREATE;
            case "Update" -> Type.UPDATE;
            case "Delete" -> Type.DELETE;
            default -> {
                problems.add("RequestType", type, "Create, Update or Delete");
                yield Type.DELETE;
            }
        };
        problems.throwIfAny();
        Json.Obj properties = event.object("ResourceProperties").orElseGet(Json::object);
        return new CustomResourceRequest(read, uri(url), stack, request, logical, physical, properties);
    }

    boolean isUnmade() {
        return physicalResourceId.endsWith(UNMADE);
    }

    /** What the resource is called from now on; CloudFormation deletes it by that, also when making it failed. */
    String physicalResourceId(boolean isUntouched) {
        return isUntouched && type == Type.CREATE ? physicalResourceId + UNMADE : physicalResourceId;
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException notAUrl) {
            // Its query is a credential: it is not repeated.
            throw new InvalidInput("ResponseURL: is not a URL");
        }
    }
}
