package dev.repoint.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.repoint.drill.LambdaRuntime.Result;
import dev.repoint.drill.LambdaRuntime.Result.Failure;
import dev.repoint.drill.LambdaRuntime.Result.Success;
import dev.repoint.drill.LambdaRuntime.Result.TimedOut;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(90)
class LambdaRuntimeTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final LambdaRuntime SHARED = obedient().start();

    @AfterAll
    static void stop() {
        SHARED.close();
    }

    @Test
    void answersWithWhatTheFunctionWrites() throws InterruptedException {
        assertThat(SHARED.invoke("{\"a\":\"ä\"}")).isInstanceOfSatisfying(Success.class, success -> {
            assertThat(success.body()).isEqualTo("{\"a\":\"ä\"}");
            assertThat(success.log()).containsExactly("told to {\"a\":\"ä\"}", "done");
            assertThat(success.took()).isPositive();
        });
    }

    @Test
    void givesEachInvocationItsOwnLines() throws InterruptedException {
        for (int n = 0; n < 200; n++) {
            assertThat(SHARED.invoke(Integer.toString(n)).log()).containsExactly("told to " + n, "done");
        }
    }

    @Test
    void keepsWhatTheStartPrintedApart() throws InterruptedException {
        SHARED.invoke("1");

        assertThat(SHARED.initLog()).containsExactly("started");
        assertThat(SHARED.init()).hasValueSatisfying(init -> assertThat(init).isPositive());
    }

    @Test
    void losesNoLineOfALongLog() throws InterruptedException {
        assertThat(SHARED.invoke("\"shout\"").log()).hasSize(20_002);
        assertThat(SHARED.invoke("1").log()).hasSize(2);
    }

    @Test
    void tellsWhatTheFunctionThrew() throws InterruptedException {
        assertThat(SHARED.invoke("\"fail\"")).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.errorType()).isEqualTo("java.lang.IllegalStateException");
            assertThat(failure.errorMessage()).isEqualTo("as \"told\"");
            assertThat(failure.log()).contains("told to \"fail\"");
        });
        assertThat(body(SHARED.invoke("1"))).isEqualTo("1");
    }

    @Test
    void tellsTheFunctionItsTime() throws InterruptedException {
        assertThat(Integer.parseInt(body(SHARED.invoke("\"time\"", Duration.ofSeconds(20)))))
                .isBetween(10_000, 20_000);
    }

    @Test
    void givesLambdasEnvironmentAndNoOther() throws InterruptedException {
        assertThat(body(SHARED.invoke("\"context\""))).isEqualTo("repoint 512");
        assertThat(body(SHARED.invoke("\"environment\"")).split(","))
                .contains("AWS_LAMBDA_RUNTIME_API", "AWS_REGION", "AWS_LAMBDA_LOG_GROUP_NAME", "OF_THE_TEST")
                .doesNotContain("HOME", "JAVA_HOME", "USER", "REFUSE_TO_START");
    }

    @Test
    void takesOneEventAtATime() {
        List<CompletableFuture<Result>> results = IntStream.range(0, 20)
                .mapToObj(n -> SHARED.invokeAsync(Integer.toString(n)))
                .toList();

        assertThat(results)
                .extracting(CompletableFuture::join)
                .allSatisfy(result -> assertThat(result.log()).hasSize(2));
    }

    @Test
    void killsAtTheDeadlineAndStartsAnew() throws InterruptedException {
        try (var lambda = obedient().start()) {
            String first = body(lambda.invoke("\"pid\""));
            assertThat(first).isEqualTo(Long.toString(lambda.pid()));

            assertThat(lambda.invoke("\"hang\"", Duration.ofMillis(200)))
                    .isInstanceOfSatisfying(
                            TimedOut.class, late -> assertThat(late.log()).containsExactly("told to \"hang\""));
            assertThat(ProcessHandle.of(Long.parseLong(first))).isEmpty();
            assertThat(body(lambda.invoke("\"pid\""))).isNotEqualTo(first);
        }
    }

    @Test
    void survivesTheEndOfItsProcess() throws InterruptedException {
        try (var lambda = obedient().start()) {
            assertThat(lambda.invoke("\"exit\"")).isInstanceOfSatisfying(Failure.class, failure -> {
                assertThat(failure.errorType()).isEqualTo("Runtime.ExitError");
                assertThat(failure.errorMessage()).endsWith("exit status 3");
                assertThat(failure.log()).containsExactly("told to \"exit\"");
            });

            assertThat(body(lambda.invoke("1"))).isEqualTo("1");
        }
    }

    @Test
    void canBeKilledInTheMiddleOfAnEvent() throws Exception {
        var asked = new CountDownLatch(1);
        try (var world = LoopbackHttp.start("world", exchange -> {
                    asked.countDown();
                    new CountDownLatch(1).await();
                });
                var lambda = obedient().env("WORLD", world.uri().toString()).start()) {
            CompletableFuture<Result> asking = lambda.invokeAsync("\"ask\"", LONG);
            assertThat(asked.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();

            lambda.kill();
            assertThat(asking.get(LONG.toSeconds(), TimeUnit.SECONDS))
                    .asInstanceOf(type(Failure.class))
                    .satisfies(failure -> {
                        assertThat(failure.errorType()).isEqualTo("Runtime.ExitError");
                        assertThat(failure.log()).containsExactly("told to \"ask\"");
                    });
            assertThat(body(lambda.invoke("1"))).isEqualTo("1");
        }
    }

    @Test
    void tellsWhyAFunctionDoesNotStart() throws InterruptedException {
        try (var lambda = obedient().env("REFUSE_TO_START", "1").start()) {
            assertThat(lambda.invoke("1")).asInstanceOf(type(Failure.class)).satisfies(failure -> {
                assertThat(failure.errorType()).isEqualTo("java.lang.IllegalStateException");
                assertThat(failure.errorMessage()).isEqualTo("not today");
            });
            assertThat(lambda.invoke("1")).isInstanceOf(Failure.class);
        }
        try (var lambda = LambdaRuntime.of("no.such.Function").classPath().start()) {
            assertThat(lambda.invoke("1"))
                    .asInstanceOf(type(Failure.class))
                    .extracting(Failure::errorType)
                    .isEqualTo("java.lang.ClassNotFoundException");
        }
    }

    private static String body(Result result) {
        assertThat(result).isInstanceOf(Success.class);
        return ((Success) result).body();
    }

    private static LambdaRuntime.Builder obedient() {
        try {
            return LambdaRuntime.of(ObedientFunction.class.getName())
                    .classPath(Path.of(ObedientFunction.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI()))
                    .env("OF_THE_TEST", "1")
                    .timeout(LONG);
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
