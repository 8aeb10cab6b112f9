package dev.repoint.drill.scenario;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the drill can play. Their times are those of forced Multi-AZ failovers that were measured: the first event a
 * second after the loss, the restart at 17 s, the completion at 36 s, the new primary in use 16 s before that.
 */
public enum Scenario {
    FAILOVER("the host is lost, DNS follows late and flaps once") {
        @Override
        List<Failover> failovers(Scale scale, double flip) {
            return List.of(usual(scale).flip(flip).flaps(flip, 1).end());
        }
    },
    PROMPT_FLIP("DNS has the new address before the first event arrives") {
        @Override
        List<Failover> failovers(Scale scale, double flip) {
            return List.of(new Plot(scale, Host.FIRST)
                    .loss()
                    .flip(1)
                    .events(4, 12, 36)
                    .takeOver(10)
                    .end());
        }
    },
    LOST_EVENT("no event arrives: the schedule's tick finds the target unhealthy, and watches") {
        @Override
        List<Failover> failovers(Scale scale, double flip) {
            return List.of(new Plot(scale, Host.FIRST)
                    .loss()
                    .takeOver(TAKE_OVER)
                    .flip(FIRST_TICK + 30)
                    .slack(scale.of(TICK))
                    .end());
        }
    },
    FLAPPING("DNS goes back and forth until well after the new target is healthy") {
        @Override
        List<Failover> failovers(Scale scale, double flip) {
            Duration flap = new Plot(scale, Host.FIRST).flap();
            long flaps = scale.of(UNTIL_HEALTHY).plus(UNTIL_SEEN).dividedBy(flap.multipliedBy(2)) + 1;
            return List.of(
                    usual(scale).flip(flip).flaps(flip, Math.toIntExact(flaps)).end());
        }
    },
    NXDOMAIN_GAP("the name is gone before it has the new address, and once more after that") {
        @Override
        List<Failover> failovers(Scale scale, double flip) {
            return List.of(usual(scale).gap(10).gap(90).end());
        }
    },
    FAILBACK("a second failover, back to the address that still drains") {
        @Override
        List<Failover> failovers(Scale scale, double flip) {
            return List.of(
                    usual(scale).flip(flip).end(),
                    new Plot(scale, Host.SECOND)
                            .loss()
                            .events(1, 10, 30)
                            .takeOver(8)
                            .flip(12)
                            .end());
        }
    },
    THROTTLED("ELBv2 refuses calls for minutes, and the lost host's port looks healthy") {
        @Override
        List<Failover> failovers(Scale scale, double flip) {
            return List.of(new Plot(scale, Host.FIRST)
                    .lossWithOpenPort()
                    .events(1, 17, 36)
                    .takeOver(15)
                    .flip(flip)
                    .throttled("DescribeTargetHealth", 0, flip)
                    .throttled("RegisterTargets", 0, flip + 200)
                    .slack(REFUSED_PAUSE)
                    .end());
        }
    },
    CLUSTER_FAILOVER("a cluster's writer changes, the old one lives on as a reader, and the API is late to say so") {
        @Override
        List<Failover> failovers(Scale scale, double flip) {
            return List.of(new Plot(scale, Host.FIRST)
                    .loss()
                    .clusterEvents(1, 36)
                    .takeOver(TAKE_OVER)
                    .rejoin(TAKE_OVER)
                    .flip(flip)
                    .writerNamed(flip + 60)
                    .end());
        }

        @Override
        public Scenery scenery() {
            return Scenery.CLUSTER;
        }
    },
    LOST_ZONE("half of fifty databases move at once, and the events of all of them queue up") {
        @Override
        List<Failover> failovers(Scale scale, double flip) {
            return List.of(usual(scale).flip(flip).zone(2, 18, flip).end());
        }

        @Override
        public Scenery scenery() {
            return Scenery.ZONE;
        }
    },
    STALE_ANSWER("DNS leads to somebody else's database for a while, which can't prove to be ours") {
        @Override
        List<Failover> failovers(Scale scale, double flip) {
            return List.of(usual(scale).astray(flip).flip(flip + ASTRAY).end());
        }

        @Override
        public Scenery scenery() {
            return Scenery.STRANGER;
        }
    };

    /** After the loss; then one in each field minute. */
    public static final Duration FIRST_TICK_AT = Duration.ofSeconds(40);

    /** Between two ticks of the schedule. */
    public static final Duration TICK = Duration.ofMinutes(1);

    private static final double TAKE_OVER = 20;
    private static final double FIRST_TICK = FIRST_TICK_AT.toSeconds();

    /** From registered to healthy. */
    private static final Duration UNTIL_HEALTHY = Duration.ofSeconds(90);

    /** Repoint reads health every five seconds, whatever the scale; this is a reading and what comes of it. */
    private static final Duration UNTIL_SEEN = Duration.ofSeconds(7);

    /** Repoint leaves ELBv2 alone that long after refusals in a row, at most, and a call with its retries takes time. */
    private static final Duration REFUSED_PAUSE = Duration.ofSeconds(10);

    /** How long DNS is wrong: so long that answers agree, and a database that isn't ours would be taken for it. */
    private static final double ASTRAY = 120;

    private final String summary;

    Scenario(String summary) {
        this.summary = summary;
    }

    /** @param flip when DNS follows, in the field's seconds after the loss */
    abstract List<Failover> failovers(Scale scale, double flip);

    public Scenery scenery() {
        return Scenery.ALONE;
    }

    /** In a few words. */
    public String summary() {
        return summary;
    }

    /** As {@code drill.scenario} names it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one of this name, or each if it is {@code all}. */
    public static List<Scenario> named(String name) {
        List<Scenario> named = Arrays.stream(values())
                .filter(scenario -> name.equals("all") || name.equals(scenario.toString()))
                .toList();
        if (named.isEmpty()) {
            String known = Arrays.stream(values()).map(Scenario::toString).collect(Collectors.joining(", "));
            throw new IllegalArgumentException("There is no scenario \"" + name + "\"; there are " + known + ", all.");
        }
        return named;
    }

    /** But for what DNS says. */
    private static Plot usual(Scale scale) {
        return new Plot(scale, Host.FIRST).loss().events(1, 17, 36).takeOver(TAKE_OVER);
    }
}
