package dev.repoint.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.drill.AwsGateway;
import dev.repoint.drill.AwsGateway.Call;
import dev.repoint.remediation.Refusal.Verdict;
import dev.repoint.remediation.Reply;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** The adapter against a Parameter Store that somebody else wrote. */
@Timeout(400)
final class SsmParametersIT {
    @RegisterExtension
    final MotoCloud cloud = new MotoCloud();

    private final Owner owner = Owner.of(cloud.endpoint());
    private final AwsGateway gateway = cloud.gateway();
    private final AwsClients clients = cloud.clients();
    private final SsmParameters parameters = new SsmParameters(clients);

    @AfterEach
    void stop() {
        owner.close();
    }

    @Test
    void readsOneInPlainTextAndOneDecrypted() {
        owner.put("/repoint/plain", ParameterType.STRING, "[]");
        owner.put("/repoint/secret", ParameterType.SECURE_STRING, "[{\"name\":\"ä\"}]");

        assertThat(parameters.read("/repoint/plain")).isEqualTo(new Reply.Given<>(Optional.of("[]")));
        assertThat(parameters.read("/repoint/secret")).isEqualTo(new Reply.Given<>(Optional.of("[{\"name\":\"ä\"}]")));
    }

    @Test
    void readsNothingWhereThereIsNone() {
        assertThat(parameters.read("absent")).isEqualTo(new Reply.Given<>(Optional.empty()));
        assertThat(parameters.readAll("/absent")).isEqualTo(new Reply.Given<>(new TreeMap<>()));
        assertThat(clients.requests()).isEqualTo(2);
    }

    @Test
    void readsAllBelowAPathPageByPage() {
        NavigableMap<String, String> below = new TreeMap<>();
        Owner.names("/fleet/eu/orders", 23).forEach(name -> below.put(name, "value of " + name));
        below.put("/fleet/top", "value of /fleet/top");
        below.forEach((name, value) -> owner.put(name, ParameterType.SECURE_STRING, value));
        owner.put("/fleetwood", ParameterType.STRING, "not below");

        assertThat(parameters.readAll("/fleet")).isEqualTo(new Reply.Given<>(below));
        assertThat(gateway.calls())
                .extracting(Call::action)
                .containsOnly("GetParametersByPath")
                .hasSize(3);
    }

    @Test
    void writesAndReplaces() {
        assertThat(parameters.write("/memory/orders", "10.0.1.5")).isEmpty();
        assertThat(parameters.write("/memory/orders", "10.0.2.7")).isEmpty();

        Parameter written = owner.parameter("/memory/orders");
        assertThat(written.value()).isEqualTo("10.0.2.7");
        assertThat(written.type()).isEqualTo(ParameterType.STRING);
        assertThat(written.version()).isEqualTo(2);
    }

    @Test
    void writesUpTo4KibibytesAndNoMore() {
        assertThat(parameters.write("/memory/orders", "ä".repeat(2048))).isEmpty();

        assertThat(parameters.write("/memory/orders", "ä".repeat(2048) + "b")).hasValueSatisfying(refusal -> {
            assertThat(refusal.verdict()).isEqualTo(Verdict.FAILED);
            assertThat(refusal.reason()).contains("/memory/orders", "4097", "4096");
        });
        assertThat(clients.requests()).isEqualTo(1);
    }

    @Test
    void refusesMoreThanAThousand() {
        Map<String, String> values = new TreeMap<>();
        Owner.names("/crowd/each", 1001).forEach(name -> values.put(name, "1"));
        values.forEach((name, value) -> owner.put(name, ParameterType.STRING, value));

        assertThat(parameters.readAll("/crowd"))
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        refused -> assertThat(refused.refusal().reason())
                                .startsWith("GetParametersByPath lists more than 1000 entries"));

        owner.ssm.deleteParameter(request -> request.name("/crowd/each-1"));
        assertThat(parameters.readAll("/crowd"))
                .isInstanceOfSatisfying(
                        Reply.Given.class,
                        given -> assertThat((Map<?, ?>) given.value()).hasSize(1000));
    }
}
