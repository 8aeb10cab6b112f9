package dev.repoint.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.remediation.Refusal;
import dev.repoint.remediation.Refusal.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class JointWritesTest {

    private static final Refusal DENIED = new Refusal(Verdict.FAILED, "no");

    private final List<List<Integer>> calls = Collections.synchronizedList(new ArrayList<>());

    @Test
    void aChangeThatComesAloneGoesAlone() {
        var writes = new JointWrites<Integer>(changes -> taken(changes, Optional.empty()));

        assertThat(writes.write(1)).isEmpty();
        assertThat(calls).containsExactly(List.of(1));
    }

    @Test
    void whatComesDuringACallGoesTogetherInTheNext() throws Exception {
        var isCalled = new CountDownLatch(1);
        var mayReturn = new CountDownLatch(1);
        var writes = new JointWrites<Integer>(changes -> {
            isCalled.countDown();
            await(mayReturn);
            return taken(changes, Optional.empty());
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Optional<Refusal>> first = threads.submit(() -> writes.write(0));
            await(isCalled);
            List<Future<Optional<Refusal>>> others = IntStream.rangeClosed(1, 49)
                    .mapToObj(change -> threads.submit(() -> writes.write(change)))
                    .toList();
            while (writes.waiting() < 49) {
                Thread.onSpinWait();
            }
            mayReturn.countDown();

            assertThat(first.get()).isEmpty();
            for (Future<Optional<Refusal>> other : others) {
                assertThat(other.get()).isEmpty();
            }
        }
        assertThat(calls).hasSize(2);
        assertThat(calls.getLast()).hasSize(49);
    }

    @Test
    void aRefusedChangeHarmsNoOther() throws Exception {
        var isCalled = new CountDownLatch(1);
        var mayReturn = new CountDownLatch(1);
        var writes = new JointWrites<Integer>(changes -> {
            isCalled.countDown();
            await(mayReturn);
            return taken(changes, changes.contains(13) ? Optional.of(DENIED) : Optional.empty());
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Optional<Refusal>> first = threads.submit(() -> writes.write(0));
            await(isCalled);
            Future<Optional<Refusal>> bad = threads.submit(() -> writes.write(13));
            Future<Optional<Refusal>> good = threads.submit(() -> writes.write(14));
            while (writes.waiting() < 2) {
                Thread.onSpinWait();
            }
            mayReturn.countDown();

            assertThat(first.get()).isEmpty();
            assertThat(bad.get()).contains(DENIED);
            assertThat(good.get()).isEmpty();
        }
    }

    @Test
    void aCallThatBreaksDownLeavesNobodyWaiting() throws Exception {
        var isCalled = new CountDownLatch(1);
        var mayReturn = new CountDownLatch(1);
        var writes = new JointWrites<Integer>(changes -> {
            isCalled.countDown();
            await(mayReturn);
            calls.add(changes);
            if (changes.contains(13)) {
                throw new IllegalStateException("no such change");
            }
            return Optional.empty();
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Optional<Refusal>> first = threads.submit(() -> writes.write(0));
            await(isCalled);
            Future<Optional<Refusal>> bad = threads.submit(() -> writes.write(13));
            Future<Optional<Refusal>> other = threads.submit(() -> writes.write(14));
            while (writes.waiting() < 2) {
                Thread.onSpinWait();
            }
            mayReturn.countDown();

            assertThat(first.get()).isEmpty();
            assertThat(bad.get(5, TimeUnit.SECONDS)).isPresent();
            assertThat(other.get(5, TimeUnit.SECONDS)).isPresent();
            assertThat(calls).noneMatch(List::isEmpty);
        }
    }

    private Optional<Refusal> taken(List<Integer> changes, Optional<Refusal> outcome) {
        calls.add(changes);
        return outcome;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
