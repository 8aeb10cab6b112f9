package dev.repoint.function;

import dev.repoint.remediation.Binding;
import dev.repoint.remediation.Foreign;
import dev.repoint.remediation.Source;
import java.util.Optional;

/** Bindings to try things with. */
final class Bindings {
    private Bindings() {}

    /** A binding's JSON, its target group named after it. */
    static String json(String name, String group) {
        return """
            {"name": "%s", "source": "%s.abc123.eu-west-1.rds.amazonaws.com", "targetGroupArn": "%s"}\
            """.formatted(name, name, arn(group));
    }

    static String arn(String group) {
        return "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/%s/0123456789abcdef".formatted(group);
    }

    static Binding of(String name, String hostName) {
        return of(name, new Source.HostName(hostName));
    }

    static Binding of(String name, Source source) {
        return new Binding(name, source, Optional.of(5432), arn(name), Optional.empty(), Foreign.EVICT, false);
    }

    static Binding paused(String name, String source) {
        return new Binding(
                name, new Source.HostName(source), Optional.of(5432), arn(name), Optional.empty(), Foreign.EVICT, true);
    }
}
