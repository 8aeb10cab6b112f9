package dev.repoint.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.drill.AwsAccount;
import dev.repoint.drill.LocalStackImage;
import dev.repoint.drill.LoopbackHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
import software.amazon.awssdk.services.cloudformation.waiters.CloudFormationWaiter;

/** A stack in LocalStack, until it is deleted. */
final class DeployedStack implements AutoCloseable {
    static final Path JAR = Path.of(System.getProperty("repoint.jar", "target/repoint.jar"));

    private static final Duration UPLOAD = Duration.ofSeconds(60);
    private static final WaiterOverrideConfiguration EACH_HALF_SECOND = WaiterOverrideConfiguration.builder()
            .backoffStrategyV2(BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(500)))
            .maxAttempts(360)
            .build();

    final String name;
    private final URI endpoint = LocalStackImage.endpoint();
    private final AwsAccount account = AwsAccount.at(endpoint);
    private final CloudFormationClient cloudFormation =
            account.configured(CloudFormationClient.builder()).build();
    private final CloudFormationWaiter waiter = CloudFormationWaiter.builder()
            .client(cloudFormation)
            .overrideConfiguration(EACH_HALF_SECOND)
            .build();

    /** One that is not there yet. */
    DeployedStack(String name) {
        this.name = name;
    }

    void create(TransformedTemplate template, Map<String, String> parameters) {
        put("bucket", BodyPublishers.noBody());
        // Where the transform says that the code is.
        put("bucket/repoint.jar", file(JAR));
        put("bucket/template.json", BodyPublishers.ofString(template.body().toString()));
        List<Parameter> given = parameters.entrySet().stream()
                .map(each -> Parameter.builder()
                        .parameterKey(each.getKey())
                        .parameterValue(each.getValue())
                        .build())
                .toList();
        cloudFormation.createStack(request -> request.stackName(name)
                .templateURL(endpoint.resolve("/bucket/template.json").toString())
                .capabilities(Capability.CAPABILITY_IAM)
                .parameters(given));
        try {
            waiter.waitUntilStackCreateComplete(request -> request.stackName(name));
        } catch (SdkClientException incomplete) {
            throw new AssertionError(name + " is not complete: " + failures(), incomplete);
        }
    }

    private String failures() {
        return events().stream()
                .filter(event -> event.resourceStatusAsString().endsWith("FAILED"))
                .map(event -> event.logicalResourceId() + " " + event.resourceStatusReason())
                .collect(Collectors.joining("; "));
    }

    private List<StackEvent> events() {
        return cloudFormation
                .describeStackEvents(request -> request.stackName(name))
                .stackEvents();
    }

    List<StackResource> resources() {
        return cloudFormation
                .describeStackResources(request -> request.stackName(name))
                .stackResources();
    }

    /** The types of resources that LocalStack let pass without making anything. */
    Set<String> typesPassedOver() {
        return events().stream()
                .filter(event -> String.valueOf(event.resourceStatusReason()).contains("deployed as a fallback"))
                .map(StackEvent::resourceType)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the resource is called in its own service. */
    String id(String logicalId) {
        return cloudFormation
                .describeStackResource(request -> request.stackName(name).logicalResourceId(logicalId))
                .stackResourceDetail()
                .physicalResourceId();
    }

    AwsAccount account() {
        return account;
    }

    DeployedFunction function(String logicalId) {
        return new DeployedFunction(account, id(logicalId));
    }

    DeployedQueue queue(String logicalId) {
        return new DeployedQueue(account, id(logicalId));
    }

    private void put(String path, BodyPublisher body) {
        var request = HttpRequest.newBuilder(endpoint.resolve("/" + path))
                .timeout(UPLOAD)
                .PUT(body)
                .build();
        try (var http = LoopbackHttp.client()) {
            assertThat(http.send(request, BodyHandlers.discarding()).statusCode())
                    .as(path)
                    .isEqualTo(200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while uploading " + path, e);
        }
    }

    private static BodyPublisher file(Path path) {
        try {
            return BodyPublishers.ofFile(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes it; nothing may stay. */
    @Override
    public void close() {
        cloudFormation.deleteStack(request -> request.stackName(name));
        waiter.waitUntilStackDeleteComplete(request -> request.stackName(name));
        assertThat(Leftovers.of(account, name)).isEmpty();
        waiter.close();
        cloudFormation.close();
        account.close();
    }
}
