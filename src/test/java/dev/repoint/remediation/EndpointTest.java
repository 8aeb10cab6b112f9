package dev.repoint.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.alignment.Answer;
import dev.repoint.alignment.Family;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When an answer to a question that was asked ahead is taken, and when it isn't. */
final class EndpointTest {
    private static final Answer EARLY = new Answer.Failed(Answer.Failure.SERVFAIL, "asked ahead");
    private static final Answer LATE = new Answer.Failed(Answer.Failure.SERVFAIL, "asked when due");

    private static final EndpointResolver RESOLVER = new EndpointResolver() {
        @Override
        public Answer resolve(String name, Family family) {
            return LATE;
        }

        @Override
        public Asked ask(String name, Family family) {
            return () -> EARLY;
        }
    };

    private final VirtualTime time = new VirtualTime();
    private final Endpoint endpoint = new Endpoint(RESOLVER, new Allowance(10, 10, time, time), time);

    EndpointTest() throws InterruptedException {
        endpoint.askAhead("orders", Family.IPV4);
    }

    @Test
    void takesTheAnswerToWhatWasAskedAheadOnce() throws InterruptedException {
        assertThat(endpoint.ask("orders", Family.IPV4)).isEqualTo(EARLY);
        assertThat(endpoint.ask("orders", Family.IPV4)).isEqualTo(LATE);
    }

    @Test
    void asksAnewInAnotherFamily() throws InterruptedException {
        assertThat(endpoint.ask("orders", Family.IPV6)).isEqualTo(LATE);
    }

    @Test
    void asksAnewForAnotherName() throws InterruptedException {
        assertThat(endpoint.ask("invoices", Family.IPV4)).isEqualTo(LATE);
    }

    @Test
    void asksAnewOnceTheQuestionIsASecondOld() throws InterruptedException {
        time.pause(Duration.ofSeconds(1));
        assertThat(endpoint.askedAt()).isEqualTo(time.instant());
        assertThat(endpoint.ask("orders", Family.IPV4)).isEqualTo(LATE);
    }

    @Test
    void saysWhenItWasAsked() throws InterruptedException {
        time.pause(Duration.ofMillis(999));
        assertThat(endpoint.askedAt()).isEqualTo(VirtualTime.START);
        assertThat(endpoint.ask("orders", Family.IPV4)).isEqualTo(EARLY);
        assertThat(endpoint.askedAt()).isEqualTo(time.instant());
    }
}
