package dev.repoint.aws;

import dev.repoint.remediation.Refusal;
import dev.repoint.remediation.Refusal.Verdict;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Several calls that have one limit together: each ends by itself, but how many pages there are is not known before. */
final class InTime {

    private InTime() {}

    /**
     * What the calls give.
     *
     * @param failing what was not done if they take longer, as the beginning of a sentence
     * @throws RefusedCall if they take longer, or if the caller is interrupted, who stays so
     */
    static <T> T get(Duration limit, String failing, Supplier<T> calls) {
        var made = new FutureTask<>(calls::get);
        Thread.ofVirtual().name("aws").start(made);
        try {
            return made.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw noAnswer(failing + " within " + limit.toSeconds() + " seconds");
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw noAnswer(failing + " before the pass was ended");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException same
                    ? same
                    : new IllegalStateException(failing, failed.getCause());
        } finally {
            made.cancel(true);
        }
    }

    private static RefusedCall noAnswer(String reason) {
        return new RefusedCall(new Refusal(Verdict.RETRY, reason));
    }
}
