package dev.repoint.outside;

import static dev.repoint.drill.DnsReply.a;
import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.drill.LambdaRuntime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With {@code foreign: keep} only what Repoint registered goes again; a parameter remembers it beyond an environment. */
final class ForeignTargetsIT {
    private static final String MEMORY = "/fleet-memory";
    private static final String REMEMBERED = MEMORY + "/orders";

    private final Stage stage = new Stage();

    @BeforeEach
    void startAnew() {
        stage.startAnew();
    }

    @AfterEach
    void clear() {
        stage.close();
    }

    private LambdaRuntime keeping(String group) {
        String binding = Stage.binding("orders", Stage.ENDPOINT, group).replaceFirst("}$", ",\"foreign\":\"keep\"}");
        return stage.start(
                stage.function().env("REPOINT_BINDINGS", "[" + binding + "]").env("REPOINT_MEMORY", MEMORY));
    }

    /** A killed process is replaced by one that knows nothing but what the parameter says. */
    @Test
    void removesInAnotherEnvironmentWhatOneRegistered() throws Exception {
        String group = stage.group("10.0.9.9");
        LambdaRuntime function = keeping(group);
        stage.dns.answer(Stage.ENDPOINT, a(0, "10.0.1.5"));
        Stage.report(function.invoke(Stage.tick()));
        assertThat(stage.registered(group)).containsExactly("10.0.1.5", "10.0.9.9");
        assertThat(stage.account.parameters().find(REMEMBERED)).contains("10.0.1.5:5432");

        function.kill();
        stage.dns.answer(Stage.ENDPOINT, a(0, "10.0.2.7"));
        Stage.report(function.invoke(Stage.tick()));

        assertThat(stage.registered(group)).containsExactly("10.0.2.7", "10.0.9.9");
        assertThat(stage.account.parameters().find(REMEMBERED)).contains("10.0.2.7:5432");
    }

    @Test
    void removesNothingOnceItsMemoryIsLost() throws Exception {
        String group = stage.group("10.0.9.9");
        LambdaRuntime function = keeping(group);
        stage.dns.answer(Stage.ENDPOINT, a(0, "10.0.1.5"));
        Stage.report(function.invoke(Stage.tick()));

        function.kill();
        stage.account.parameters().delete(REMEMBERED);
        stage.dns.answer(Stage.ENDPOINT, a(0, "10.0.2.7"));
        Stage.report(function.invoke(Stage.tick()));

        assertThat(stage.registered(group)).containsExactly("10.0.1.5", "10.0.2.7", "10.0.9.9");
        assertThat(stage.writes()).doesNotContain("DeregisterTargets");
    }
}
