package dev.repoint.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A deployment's look at zones: whom it asks, and that it ends in time. */
final class ZoneCheckTest {
    private static final LoadBalancer BALANCER = new LoadBalancer("nlb", new TreeSet<>(List.of("a")), true);
    private static final SubnetGroup GROUP = new SubnetGroup("databases", new TreeSet<>(List.of("a", "b")));
    private static final Duration LONG = Duration.ofMinutes(5);

    private final List<String> asked = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private Duration answering = Duration.ZERO;
    private Instant now = Instant.EPOCH;
    private final ZoneCheck check = new ZoneCheck(
            (arn, limit) -> answered("ELBv2 of " + arn, limit, new Reply.Given<>(Optional.of(BALANCER))),
            (source, limit) -> answered("RDS of " + source, limit, new Reply.Given<>(GROUP)),
            () -> now,
            this::pause);

    @Test
    void asksForBothSidesOfEachBinding() throws InterruptedException {
        assertThat(check(LONG, binding("orders", "instance:orders"), binding("stock", "instance:stock")))
                .containsExactly(found("orders"), found("stock"));
        assertThat(asked)
                .containsExactly(
                        "ELBv2 of group-of-orders within 12 s",
                        "RDS of instance:orders within 12 s",
                        "ELBv2 of group-of-stock within 12 s",
                        "RDS of instance:stock within 12 s");
    }

    @Test
    void doesNotAskRdsForANameThatIsNotItsOwn() throws InterruptedException {
        assertThat(check(
                        LONG,
                        binding("orders", "orders.example.com"),
                        binding("stock", "a.cluster-custom-x.eu-west-1.rds.amazonaws.com")))
                .extracting(ZoneReport::findings)
                .containsExactly(
                        unchecked("orders.example.com doesn't say which database of RDS it leads to"),
                        unchecked("a.cluster-custom-x.eu-west-1.rds.amazonaws.com doesn't say which database of RDS"
                                + " it leads to"));
        assertThat(asked).allMatch(question -> question.startsWith("ELBv2"));
    }

    /** However many bindings there are, and however slowly AWS answers, the alignment gets its time. */
    @Test
    void endsInTime() throws InterruptedException {
        answering = Duration.ofSeconds(7);

        List<ZoneReport> reports =
                check(LONG, binding("orders", "instance:orders"), binding("stock", "instance:stock"));

        assertThat(asked).containsExactly("ELBv2 of group-of-orders within 12 s", "RDS of instance:orders within 5 s");
        assertThat(reports.getLast().findings())
                .containsOnly(new ZoneFinding.Unchecked("the time for it was over"))
                .hasSize(2);
    }

    @Test
    void takesNoMoreTimeThanTheInvocationHas() throws InterruptedException {
        check(Duration.ofSeconds(3), binding("orders", "instance:orders"));

        assertThat(asked).allMatch(question -> question.endsWith("within 3 s"));
    }

    /** Rule 9: twenty describes at once, which five bindings take, then five a second. */
    @Test
    void keepsToTheRateOfDescribes() throws InterruptedException {
        Binding[] fleet = IntStream.range(0, 7)
                .mapToObj(number -> binding("orders-" + number, "instance:orders"))
                .toArray(Binding[]::new);

        check(LONG, fleet);

        assertThat(pauses.stream().filter(Duration::isPositive)).hasSize(8).containsOnly(Duration.ofMillis(200));
    }

    private List<ZoneReport> check(Duration left, Binding... bindings) throws InterruptedException {
        return check.of(List.of(bindings), new Budget(() -> now, now.plus(left)));
    }

    private <T> Reply<T> answered(String question, Duration limit, Reply<T> answer) {
        asked.add(question + " within " + limit.toSeconds() + " s");
        now = now.plus(answering);
        return answer;
    }

    private void pause(Duration duration) {
        pauses.add(duration);
        now = duration.isPositive() ? now.plus(duration) : now;
    }

    private static ZoneReport found(String binding) {
        return new ZoneReport(
                binding, List.of(new ZoneFinding.Uncovered(BALANCER, GROUP, new TreeSet<>(List.of("b")))));
    }

    private static List<ZoneFinding> unchecked(String why) {
        return List.of(new ZoneFinding.Unchecked(why));
    }

    private static Binding binding(String name, String source) {
        Source followed = source.startsWith("instance:")
                ? new Source.Instance(source.substring("instance:".length()))
                : new Source.HostName(source);
        return new Binding(
                name, followed, Optional.empty(), "group-of-" + name, Optional.empty(), Foreign.EVICT, false);
    }
}
