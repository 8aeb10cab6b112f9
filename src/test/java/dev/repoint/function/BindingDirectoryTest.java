package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.repoint.function.BindingDirectory.Patience;
import dev.repoint.remediation.Binding;
import dev.repoint.remediation.Refusal;
import dev.repoint.remediation.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When bindings are read anew, and what holds when they can't be. */
@Timeout(30)
final class BindingDirectoryTest {
    private static final Instant START = Instant.parse("2026-03-14T09:26:53Z");
    private static final Patience SHORT = new Patience(Duration.ofMillis(300), Duration.ofMillis(50));

    private final Queue<Reply<List<Entry>>> replies = new ArrayDeque<>();
    private final BindingDirectory directory = directory(replies::remove, Patience.USUAL);
    private Instant now = START;

    @Test
    void readsOnceForABurstOfEvents() throws InterruptedException {
        replies.add(given("orders"));

        assertThat(names(directory)).containsExactly("orders");
        now = now.plusMillis(19_999);
        assertThat(names(directory)).containsExactly("orders");
        assertThat(replies).isEmpty();
    }

    @Test
    void readsAnewLater() throws InterruptedException {
        replies.add(given("orders"));
        replies.add(given("orders", "stock"));

        assertThat(names(directory)).containsExactly("orders");
        now = now.plusSeconds(20);
        assertThat(names(directory)).containsExactly("orders", "stock");
    }

    @Test
    void goesOnWithThoseItKnowsAndSaysSo() throws InterruptedException {
        replies.add(given("orders"));
        replies.add(refused("GetResources was refused: Throttling, slow down"));

        names(directory);
        now = now.plusSeconds(60);

        assertThat(names(directory)).containsExactly("orders");
        assertThat(current(directory).outdated())
                .contains("tags can't be read: GetResources was refused: Throttling, slow down; "
                        + "the bindings read 60 s ago go on being served");
    }

    /** A service that is down doesn't delay each event of a burst. */
    @Test
    void doesNotAskAgainAtOnceWhenItWasRefused() throws InterruptedException {
        replies.add(given("orders"));
        replies.add(refused("no"));

        names(directory);
        now = now.plusSeconds(60);
        names(directory);
        now = now.plusSeconds(19);

        assertThat(names(directory)).containsExactly("orders");
        assertThat(current(directory).outdated())
                .contains("tags can't be read: no; the bindings read 60 s ago go on being served");
    }

    @Test
    void isUpToDateAgainOnceItCanRead() throws InterruptedException {
        replies.add(given("orders"));
        replies.add(refused("no"));
        replies.add(given("stock"));

        names(directory);
        now = now.plusSeconds(60);
        names(directory);
        now = now.plusSeconds(20);

        assertThat(names(directory)).containsExactly("stock");
        assertThat(current(directory).outdated()).isEmpty();
    }

    @Test
    void saysWhatWasRefusedWhenItKnowsNone() throws InterruptedException {
        replies.add(refused("GetResources was refused: AccessDenied, no such right"));
        replies.add(given("orders"));

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> current(directory))
                .withMessage(
                        "REPOINT_BINDINGS: tags can't be read: GetResources was refused: AccessDenied, no such right");
        assertThat(names(directory)).containsExactly("orders");
    }

    @Test
    void goesOnWithNothingWhenNothingIsWhatItKnows() throws InterruptedException {
        replies.add(given());
        replies.add(refused("no"));

        assertThat(current(directory).isEmpty()).isTrue();
        now = now.plusSeconds(60);
        assertThat(current(directory).outdated()).isPresent();
    }

    @Test
    void goesOnWhenAReadingBreaksDown() throws InterruptedException {
        replies.add(given("orders"));

        names(directory);
        now = now.plusSeconds(60);

        assertThat(names(directory)).containsExactly("orders");
        assertThat(current(directory).outdated())
                .hasValueSatisfying(reason -> assertThat(reason)
                        .startsWith("tags can't be read: unexpected: java.util.NoSuchElementException"));
    }

    @Test
    void doesNotWaitForAReadingThatHangs() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        Queue<Reading> readings = new ArrayDeque<>(List.of(() -> given("orders"), () -> hang(interrupted)));
        BindingDirectory hasty = directory(() -> readings.remove().read(), SHORT);

        names(hasty);
        now = now.plusSeconds(60);

        assertThat(names(hasty)).containsExactly("orders");
        assertThat(current(hasty).outdated())
                .contains(
                        "tags can't be read: it took longer than 50 ms; the bindings read 60 s ago go on being served");
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void waitsNoLongerThanTheInvocationHas() {
        BindingDirectory patient = directory(() -> hang(new CountDownLatch(1)), Patience.USUAL);

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> patient.current(now.plusMillis(40)))
                .withMessage("REPOINT_BINDINGS: tags can't be read: it took longer than 40 ms");
    }

    private BindingDirectory directory(Reading reading, Patience patience) {
        return new BindingDirectory(
                new Origin.Tags(),
                reading,
                patience,
                () -> now,
                task -> Thread.ofVirtual().start(task));
    }

    private Listing current(BindingDirectory asked) throws InterruptedException {
        return asked.current(now.plusSeconds(60));
    }

    private List<String> names(BindingDirectory asked) throws InterruptedException {
        return current(asked).bindings().stream().map(Binding::name).toList();
    }

    private static Reply<List<Entry>> hang(CountDownLatch interrupted) {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException ended) {
            interrupted.countDown();
        }
        return refused("interrupted");
    }

    private static Reply<List<Entry>> given(String... names) {
        return new Reply.Given<>(List.of(names).stream()
                .<Entry>map(name -> new Entry.Sound("", Bindings.of(name, name + ".example.com")))
                .toList());
    }

    private static Reply<List<Entry>> refused(String reason) {
        return new Reply.Refused<>(new Refusal(Refusal.Verdict.RETRY, reason));
    }
}
