package dev.repoint.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** moto as a machine without Python has it. */
final class MotoContainerIT {

    @Test
    void answersAsTheProgramDoes() {
        try (AwsAccount account = AwsAccount.at(MotoContainer.start())) {
            account.parameters().put("/repoint/orders", "10.0.2.7");

            assertThat(account.parameters().find("/repoint/orders")).contains("10.0.2.7");
        } catch (IOException e) {
            throw new TestAbortedException("NO MOTO IMAGE: " + e.getMessage(), e);
        }
    }
}
