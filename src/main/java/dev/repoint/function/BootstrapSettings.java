package dev.repoint.function;

import dev.repoint.identity.TrustAnchors;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * All settings of the BootstrapFunction, from its environment variables. Bad ones are refused together, never replaced.
 *
 * @param defaults for fields that a request leaves out; a request of its own, or a part of one
 * @param resolvers the DNS servers to ask; those of the system if there are none
 */
record BootstrapSettings(Json.Obj defaults, List<InetSocketAddress> resolvers, TrustAnchors anchors) {

    private static final String DEFAULTS = "REPOINT_BOOTSTRAP";

    /** Throws an {@link InvalidInput} that names every variable at fault. */
    static BootstrapSettings read(Environment environment) {
        Problems problems = new Problems();
        Json.Obj defaults = defaults(environment, problems);
        List<InetSocketAddress> resolvers = ServerReader.resolvers(environment, problems);
        Optional<TrustAnchors> anchors = CaBundle.read(environment, problems);
        problems.throwIfAny();
        return new BootstrapSettings(defaults, resolvers, anchors.orElseThrow());
    }

    /** Read only when they are used: a request may replace what is wrong with them. */
    static Json.Obj defaults(Environment environment, Problems problems) {
        try {
            Json read = environment.get(DEFAULTS).map(JsonText::read).orElseGet(Json::object);
            if (read instanceof Json.Obj object) {
                return object;
            }
            problems.add(DEFAULTS, "is no JSON object");
        } catch (InvalidInput malformed) {
            problems.add(DEFAULTS, malformed.problem());
        }
        return Json.object();
    }

    /** The request, its open fields filled. */
    Json.Obj filled(Json.Obj request) {
        return request.over(defaults);
    }
}
