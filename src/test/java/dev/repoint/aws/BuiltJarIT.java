package dev.repoint.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.drill.AwsAccount;
import dev.repoint.drill.AwsGateway;
import dev.repoint.drill.Disturbance.Fail;
import dev.repoint.drill.LoopbackHttp;
import dev.repoint.drill.MotoServer;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/**
 * The jar holds of the SDK only what somebody reaches from our classes. What is found by name or made by reflection would be
 * missed at run time only, so every call is made from it, with each kind of credentials that a function may get, and says
 * the same as with the whole SDK.
 */
@Timeout(400)
final class BuiltJarIT {
    private static final Map<String, String> KEYS = Map.of(
            "AWS_REGION", AwsAccount.REGION,
            "AWS_ACCESS_KEY_ID", AwsAccount.ACCESS_KEY,
            "AWS_SECRET_ACCESS_KEY", AwsAccount.SECRET_KEY,
            "AWS_SESSION_TOKEN", "a-token");

    private final MotoServer moto = MotoServer.shared();
    private final AwsAccount account = AwsAccount.at(moto.endpoint());
    private final Owner owner = Owner.of(moto.endpoint());
    private final AwsGateway gateway = AwsGateway.before(moto.endpoint());
    private final SdkEnvironment environment = SdkEnvironment.with(gateway.endpoint());

    @TempDir
    private Path folder;

    private EveryCall calls = new EveryCall("", "");

    @BeforeEach
    void fill() {
        moto.reset();
        calls = new EveryCall(
                account.targetGroups().create(5432), account.hostedZones().create("internal.example"));
        account.elb()
                .addTags(request -> request.resourceArns(calls.targetGroupArn())
                        .tags(Tag.builder()
                                .key("repoint:source")
                                .value("cluster:shop")
                                .build()));
        owner.createInstance("orders");
        owner.createCluster("shop", 2);
        owner.createMultiAzCluster("cars");
        owner.createGroups("first");
        owner.createGroups("second");
        owner.createBalancer("orders", calls.targetGroupArn());
        Owner.names("/fleet/orders", 12).forEach(name -> owner.put(name, ParameterType.SECURE_STRING, "of " + name));
    }

    @AfterEach
    void stop() {
        environment.close();
        gateway.close();
        owner.close();
        account.close();
    }

    /** As Lambda gives them. Each call is throttled once. */
    @Test
    void makesEveryCallWithCredentialsOfTheEnvironment() throws IOException, InterruptedException {
        Set<String> throttled = ConcurrentHashMap.newKeySet();
        gateway.disturbAlways(throttled::add, new Fail(400, "Throttling", "slowly"));
        List<String> whole = calls.lines(new AwsClients());
        throttled.clear();

        assertThat(run(KEYS))
                .isEqualTo(whole)
                .anySatisfy(line -> assertThat(line).contains("/fleet/orders-12=of /fleet/orders-12"));
    }

    @Test
    void understandsEveryRefusal() throws IOException, InterruptedException {
        gateway.disturbAlways(_ -> true, new Fail(400, "AccessDeniedException", "no such right"));
        List<String> whole = calls.lines(new AwsClients());

        assertThat(run(KEYS))
                .isEqualTo(whole)
                .filteredOn(line -> line.contains("AccessDeniedException, no such right"))
                .hasSize(46);
    }

    /** As a snapshot of Lambda gets them, and a container. */
    @Test
    void makesEveryCallWithCredentialsOfAContainer() throws IOException, InterruptedException {
        byte[] credentials = """
            {"AccessKeyId":"testing","SecretAccessKey":"testing","Token":"a-token","Expiration":"2999-01-01T00:00:00Z"}\
            """.getBytes(StandardCharsets.UTF_8);
        List<String> whole = calls.lines(new AwsClients());

        try (var container =
                LoopbackHttp.start("container", exchange -> LoopbackHttp.answer(exchange, 200, credentials))) {
            assertThat(run(Map.of(
                            "AWS_REGION",
                            AwsAccount.REGION,
                            "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                            container.uri().resolve("/credentials").toString())))
                    .isEqualTo(whole);
        }
    }

    /** A function whose bindings name hosts and no records pays for ELBv2 only. */
    @Test
    void loadsNoClientThatIsNotUsed() throws IOException, InterruptedException {
        List<String> loaded = start(KEYS, List.of("-Xlog:class+load"), List.of());

        assertThat(loaded)
                .anySatisfy(line -> assertThat(line).contains("dev.repoint.aws.RdsDatabases "))
                .filteredOn(line -> line.contains("software.amazon.awssdk.services"))
                .isEmpty();
    }

    private List<String> run(Map<String, String> variables) throws IOException, InterruptedException {
        return start(variables, List.of(), List.of(calls.targetGroupArn(), calls.zoneId()));
    }

    /** Gives what the program printed. */
    private List<String> start(Map<String, String> variables, List<String> flags, List<String> arguments)
            throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        var builder = new ProcessBuilder(Stream.of(
                        List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        flags,
                        List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classPath()),
                        List.of(EveryCall.class.getName()),
                        arguments)
                .flatMap(List::stream)
                .toList());
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(variables);
        builder.environment().put("AWS_ENDPOINT_URL", gateway.endpoint().toString());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(output);
    }

    /** The jar before the tests' own classes, of which {@link EveryCall} is the only one that is used. */
    private static String classPath() {
        try {
            Path tests = Path.of(EveryCall.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return System.getProperty("repoint.jar", "target/repoint.jar") + File.pathSeparator + tests;
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
