package dev.repoint.function;

import dev.repoint.alignment.Agreement;
import dev.repoint.alignment.AllowedRanges;
import dev.repoint.alignment.Cidr;
import dev.repoint.remediation.Policy;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All settings of the RemediatorFunction, from its environment variables. Bad ones are refused together, never replaced.
 *
 * @param origin where the bindings are written down
 * @param resolvers the DNS servers to ask; those of the system if there are none
 * @param watch how long after an event's time to keep looking, 0 to 840 s
 * @param isDryRun whether nothing is ever changed, whatever an event asks for
 */
record RemediatorSettings(
        Origin origin,
        List<InetSocketAddress> resolvers,
        Policy policy,
        Duration watch,
        boolean isDryRun,
        IdentityCheck identity) {

    /** The variable that says where the bindings are. */
    static final String BINDINGS = "REPOINT_BINDINGS";

    static final int WATCH_SECONDS_MAX = 840;

    private static final int WATCH_SECONDS = 420;
    private static final int AGREEMENT = 3;
    private static final int INTERVAL_MILLIS = 500;
    private static final int INTERVAL_MILLIS_MIN = 100;
    private static final int INTERVAL_MILLIS_MAX = 60_000;

    /** Reads those of {@code function}; throws an {@link InvalidInput} that names every variable at fault. */
    static RemediatorSettings read(Environment environment, String function) {
        Problems problems = new Problems();
        String memory = memory(environment, function, problems);
        Origin origin = origin(environment, memory, problems);
        List<InetSocketAddress> resolvers = ServerReader.resolvers(environment, problems);
        int agreement = environment.number("REPOINT_AGREEMENT", AGREEMENT, 1, Agreement.ANSWERS_MAX, problems);
        int watch = environment.number("REPOINT_WATCH_SECONDS", WATCH_SECONDS, 0, WATCH_SECONDS_MAX, problems);
        int interval = environment.number(
                "REPOINT_WATCH_INTERVAL_MILLIS", INTERVAL_MILLIS, INTERVAL_MILLIS_MIN, INTERVAL_MILLIS_MAX, problems);
        List<Cidr> allowed =
                environment.list("REPOINT_ALLOWED_CIDRS", Cidr::parse, "a range such as 10.0.0.0/8", problems);
        IdentityCheck identity = IdentityCheck.read(environment, problems);
        boolean isDryRun = Mode.read("REPOINT_MODE", environment.get("REPOINT_MODE"), problems) == Mode.DRY_RUN;
        problems.throwIfAny();
        Policy policy = new Policy(
                agreement,
                Duration.ofMillis(interval),
                allowed.isEmpty() ? AllowedRanges.PRIVATE : new AllowedRanges(allowed),
                memory);
        return new RemediatorSettings(origin, resolvers, policy, Duration.ofSeconds(watch), isDryRun, identity);
    }

    private static String memory(Environment environment, String function, Problems problems) {
        Optional<String> path = environment.get("REPOINT_MEMORY");
        path.filter(text -> !ParameterName.isPathOfOnesOwn(text))
                .ifPresent(wrong -> problems.add(
                        "REPOINT_MEMORY",
                        wrong,
                        "a path for SSM parameters, such as /repoint/orders, which may not begin with aws or ssm"));
        return path.orElse("/repoint/" + function);
    }

    private static Origin origin(Environment environment, String memory, Problems problems) {
        Optional<String> text = environment.get(BINDINGS);
        if (text.isEmpty()) {
            problems.add(
                    BINDINGS, "is missing; expected a JSON array of bindings, ssm:<parameter>, ssm:/<path>/* or tags");
            return new Origin.Spelled(List.of());
        }
        Origin origin = Origin.read(BINDINGS, text.get(), problems);
        if (origin instanceof Origin.ParameterEach(var path) && ParameterName.isWithin(memory, path)) {
            problems.add(
                    BINDINGS, text.get(), "a path of its own: parameters below " + memory + " are Repoint's memory");
        }
        return origin;
    }
}
