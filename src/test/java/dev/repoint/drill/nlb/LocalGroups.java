package dev.repoint.drill.nlb;

import dev.repoint.alignment.Family;
import dev.repoint.alignment.Target;
import dev.repoint.drill.AwsAccount;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The target groups of the local ELBv2, by ARN. Actions come one at a time. */
final class LocalGroups implements AutoCloseable {
    static final String VPC = "vpc-0123456789abcdef0";

    private static final String ARN_PREFIX =
            "arn:aws:elasticloadbalancing:" + AwsAccount.REGION + ":123456789012:targetgroup/";
    private static final Pattern NAME = Pattern.compile("(?!-)[A-Za-z0-9-]{1,32}(?<!-)");

    private final NlbTimings timings;
    private final Probe probe;
    private final InstantSource time;
    private final NavigableMap<String, LocalGroup> groups = new TreeMap<>();

    LocalGroups(NlbTimings timings, Probe probe, InstantSource time) {
        this.timings = timings;
        this.probe = probe;
        this.time = time;
    }

    /** The same once more makes nothing new. */
    LocalGroup create(QueryForm form) throws ElbError {
        String name = required(form, "Name", NAME.asMatchPredicate());
        required(form, "TargetType", "ip"::equals);
        required(form, "Protocol", "TCP"::equals);
        required(form, "VpcId", VPC::equals);
        int port = form.findInt("Port", Target.PORT_MAX).orElseThrow(() -> ElbError.validation("'Port' must be given"));
        Family family = switch (form.find("IpAddressType").orElse("ipv4")) {
            case "ipv4" -> Family.IPV4;
            case "ipv6" -> Family.IPV6;
            case String other -> throw ElbError.validation("'" + other + "' is no address type");
        };
        Optional<LocalGroup> known = named(name);
        if (known.isPresent()) {
            if (known.get().port() == port && known.get().family() == family) {
                return known.get();
            }
            throw ElbError.duplicateName(name);
        }
        return add(name, port, family);
    }

    private LocalGroup add(String name, int port, Family family) {
        String arn = ARN_PREFIX + name + "/%016x".formatted(groups.size() + 1);
        var clock = new NlbClock(timings, time);
        var checks = new HealthChecks(clock, probe, timings, time);
        var group = new LocalGroup(arn, name, port, family, clock, checks, new GroupAttributes(), new HashMap<>());
        groups.put(arn, group);
        return group;
    }

    /** The one that a call is about. */
    LocalGroup get(QueryForm form) throws ElbError {
        return get(form.get("TargetGroupArn"));
    }

    LocalGroup get(String arn) throws ElbError {
        if (!arn.startsWith("arn:")) {
            throw ElbError.validation("'" + arn + "' is not a valid target group ARN");
        }
        return Optional.ofNullable(groups.get(arn)).orElseThrow(ElbError::targetGroupNotFound);
    }

    /** Those that are asked for by ARN or name; all if none is. */
    Collection<LocalGroup> find(QueryForm form) throws ElbError {
        List<LocalGroup> found = new ArrayList<>();
        for (String arn : form.texts("TargetGroupArns")) {
            found.add(get(arn));
        }
        for (String name : form.texts("Names")) {
            found.add(named(name).orElseThrow(ElbError::targetGroupNotFound));
        }
        return found.isEmpty() ? List.copyOf(groups.values()) : found;
    }

    private Optional<LocalGroup> named(String name) {
        return groups.values().stream()
                .filter(group -> group.name().equals(name))
                .findFirst();
    }

    private static String required(QueryForm form, String name, Predicate<String> allowed) throws ElbError {
        String value = form.get(name);
        if (!allowed.test(value)) {
            throw ElbError.validation("'%s' is no value of '%s' here".formatted(value, name));
        }
        return value;
    }

    @Override
    public void close() {
        groups.values().forEach(group -> group.checks().close());
    }
}
