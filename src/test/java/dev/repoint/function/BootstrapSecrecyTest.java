package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.repoint.bootstrap.Addresses;
import dev.repoint.bootstrap.Attempt;
import dev.repoint.bootstrap.Balancers;
import dev.repoint.bootstrap.Bootstrap;
import dev.repoint.bootstrap.Login;
import dev.repoint.bootstrap.Place;
import dev.repoint.bootstrap.Secret;
import dev.repoint.bootstrap.Secrets;
import dev.repoint.bootstrap.SourceDatabase;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No password and no token in the log, the result, an error or CloudFormation's answer: the real bootstrap, before a shut door. */
@Timeout(60)
final class BootstrapSecrecyTest {
    private static final String SECRET = "hunter2\"}";

    private final List<Login> logins = new ArrayList<>();
    private final BootstrapInvocation function = new BootstrapInvocation(_ -> bootstrap()::run);

    BootstrapSecrecyTest() {
        function.variables.put("REPOINT_RESPONSE_HOSTS", "127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"secret\": \"ours/admin\"}", "{\"iam\": \"postgres\"}"})
    void isKeptTowardsPeople(String admin) {
        Json.Obj request = Goals.LEAST.with("admin", JsonText.read(admin));

        assertThatExceptionOfType(BootstrapFailed.class)
                .isThrownBy(() -> function.invoke(JsonText.write(request)))
                .withMessageContaining("connection")
                .satisfies(blocked -> assertThat(blocked).asString().doesNotContain("hunter2"));
        assertKept();
    }

    @Test
    void isKeptTowardsCloudFormation() {
        try (var bucket = new ResponseBucket(200)) {
            Json.Obj event = Goals.object(Requests.event("Create", bucket.url()))
                    .with("ResourceProperties", Goals.LEAST.without(List.of("action")));

            assertThatExceptionOfType(BootstrapFailed.class).isThrownBy(() -> function.invoke(JsonText.write(event)));
            assertThat(bucket.bodies())
                    .singleElement()
                    .satisfies(answer -> assertThat(answer).contains("FAILED").doesNotContain("hunter2"));
        }
        assertKept();
    }

    private void assertKept() {
        assertThat(logins)
                .isNotEmpty()
                .allSatisfy(login -> assertThat(login.secret().value()).contains("hunter2"))
                .allSatisfy(login -> assertThat(login).asString().doesNotContain("hunter2"));
        assertThat(function.log()).isNotEmpty().noneMatch(line -> line.contains("hunter2"));
    }

    private Bootstrap bootstrap() {
        Bootstrap.Ports ports = new Bootstrap.Ports(
                new ReachableRds("rds!db-1a2b", new Secret(SECRET)),
                new OneSecret(),
                _ -> new Addresses.Found.At(InetAddress.ofLiteral("127.0.0.1")),
                new ShutDoor(),
                _ -> new Balancers.Look.Unseen("not asked"));
        return new Bootstrap(ports, () -> BootstrapInvocation.NOW, _ -> {}, new SecureRandom());
    }

    /** Holds the admin's login, whatever it is asked for. */
    private record OneSecret() implements Secrets {
        @Override
        public Stored read(String secret) {
            return new Stored.Text(new Secret(
                    JsonText.write(Json.object().with("username", "postgres").with("password", SECRET))));
        }

        @Override
        public Attempt write(String secret, Secret text, boolean isMissing) {
            return new Attempt.Refused("it is there");
        }
    }

    private final class ShutDoor implements SourceDatabase {
        @Override
        public Admission read(Place place, Login login) {
            return change(place, login);
        }

        @Override
        public Admission change(Place place, Login login) {
            logins.add(login);
            return new Admission.Denied(true, "password authentication failed");
        }
    }
}
