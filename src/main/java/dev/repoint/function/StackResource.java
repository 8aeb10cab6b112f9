package dev.repoint.function;

import dev.repoint.bootstrap.Action;
import dev.repoint.bootstrap.Goal;
import java.util.Optional;
import java.util.Set;

/**
 * A custom resource that stands for a database made ready.
 *
 * @param request its properties, as a request by hand would say them
 */
record StackResource(CustomResourceRequest.Type type, boolean isUnmade, Json.Obj request, Json.Obj defaults) {

    /** CloudFormation's own, and one that is there to be changed when an apply is wanted though nothing else changes. */
    private static final Set<String> NOT_OURS = Set.of("ServiceToken", "ServiceTimeout", "Revision");

    static StackResource of(CustomResourceRequest request, Environment environment) {
        // A goal that can't be read was never applied: that must not hold up a deletion.
        Json.Obj defaults = BootstrapSettings.defaults(environment, new Problems());
        return new StackResource(
                request.type(), request.isUnmade(), typed(request.properties().without(NOT_OURS)), defaults);
    }

    /** Whether there is nothing to do. */
    boolean isToBeLeftAlone() {
        return type == CustomResourceRequest.Type.DELETE
                && (isUnmade || !BootstrapRequest.revokes(request.over(defaults)));
    }

    Action action() {
        return switch (type) {
            case CREATE, UPDATE -> Action.APPLY;
            case DELETE -> Action.REVOKE;
        };
    }

    /** Throws an {@link InvalidInput} that names every field at fault. */
    Goal goal(BootstrapSettings settings) {
        Json.Obj applied = request.has("action") ? request : request.with("action", Word.of(Action.APPLY));
        BootstrapRequest read = BootstrapRequest.read(settings.filled(applied));
        if (read.action() != Action.APPLY) {
            throw new InvalidInput(
                    "action: \"" + Word.of(read.action()) + "\" is not \"apply\", which a resource stands for");
        }
        return read.goal();
    }

    /**
     * CloudFormation makes a text of every number and truth value.
     *
     * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requests.html">Request object</a>
     */
    private static Json.Obj typed(Json.Obj properties) {
        return properties
                .object("publication")
                .flatMap(publication -> flag(publication, "viaPartitionRoot")
                        .map(flag -> properties.with("publication", publication.with("viaPartitionRoot", flag))))
                .orElse(properties);
    }

    private static Optional<Json> flag(Json.Obj object, String name) {
        return object.text(name)
                .filter(text -> text.equals("true") || text.equals("false"))
                .map(text -> new Json.Bool(Boolean.parseBoolean(text)));
    }
}
