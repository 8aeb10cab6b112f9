package dev.repoint.remediation;

import static dev.repoint.alignment.Examples.OLD;
import static dev.repoint.alignment.Examples.targets;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A fleet's bindings come and go, and an environment may live for hours: it must not grow by those that went. */
final class ForgettingTest {

    private static final int COLLECTIONS_MAX = 20;

    private final Deployment deployment = Deployment.ofInstance();

    @Test
    void whatWasNotServedForAnHourIsForgotten() throws InterruptedException {
        WeakReference<Binding> gone = servedOnce();
        deployment.time().pause(Duration.ofMinutes(61));
        deployment.pass();

        assertThat(isCollected(gone)).isTrue();
    }

    @Test
    void whatWasServedWithinTheHourIsNot() throws InterruptedException {
        WeakReference<Binding> away = servedOnce();
        deployment.time().pause(Duration.ofMinutes(59));
        deployment.pass();

        assertThat(isCollected(away)).isFalse();
    }

    private WeakReference<Binding> servedOnce() throws InterruptedException {
        Binding binding = Deployment.binding("billing", Deployment.HOST);
        deployment.held().hold(binding.targetGroupArn(), targets(OLD));
        deployment.run(
                new Occasion(List.of(binding), new Watch.SinglePass(), false, true, Optional.empty(), Optional.empty()),
                Deployment.TIME_LEFT);
        return new WeakReference<>(binding);
    }

    private static boolean isCollected(WeakReference<Binding> binding) {
        for (int i = 0; i < COLLECTIONS_MAX && binding.get() != null; i++) {
            System.gc();
        }
        return binding.get() == null;
    }
}
