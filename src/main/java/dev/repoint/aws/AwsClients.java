package dev.repoint.aws;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Makes the SDK's clients: one HTTP client for all, every time bounded, every HTTP request counted. Region and endpoint
 * come from the SDK's standard environment; profiles are not read. Each is made, and its classes loaded, when it is first asked for: a
 * start waits some tens of milliseconds for it.
 */
public final class AwsClients {

    private final AtomicInteger requests = new AtomicInteger();
    private final ExecutionInterceptor watcher = new ExecutionInterceptor() {
        @Override
        public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
            requests.incrementAndGet();
        }

        // As XML a proxy's page with status 200 would be read as an answer in which nothing is listed. As JSON it isn't
        // read.
        @Override
        public void beforeUnmarshalling(Context.BeforeUnmarshalling context, ExecutionAttributes attributes) {
            SdkHttpResponse answer = context.httpResponse();
            boolean isPage = answer.firstMatchingHeader("Content-Type")
                    .filter(type -> type.startsWith("text/html"))
                    .isPresent();
            boolean isJson =
                    context.httpRequest().firstMatchingHeader("X-Amz-Target").isPresent();
            if (isPage && !isJson && answer.isSuccessful()) {
                throw SdkClientException.create("a web page came instead of AWS's answer");
            }
            // The SDK would unpack it, beyond all bounds perhaps.
            if (answer.firstMatchingHeader("Content-Encoding")
                    .filter("gzip"::equalsIgnoreCase)
                    .isPresent()) {
                throw SdkClientException.create("its answer is packed, which nobody asked for");
            }
        }

        @Override
        public Optional<InputStream> modifyHttpResponseContent(
                Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
            return context.responseBody().map(Bounded::new);
        }
    };
    private final Map<Class<?>, SdkClient> made = new ConcurrentHashMap<>();

    /**
     * Begins to make, beside its caller, the client that all but the rarest events need; who asks for it meanwhile waits for that
     * one. If it can't be made nobody is told here: who asks for it tries again, and is.
     */
    public void begin() {
        if (made.isEmpty()) {
            Thread.startVirtualThread(new FutureTask<>(this::elasticLoadBalancing));
        }
    }

    /**
     * How many HTTP requests all clients made so far, retries included. What isn't seen here is that the JDK sends a GET,
     * which Route 53's reads are, once more by itself when a kept connection ends without an answer.
     */
    public int requests() {
        return requests.get();
    }

    ElasticLoadBalancingV2Client elasticLoadBalancing() {
        return made(
                ElasticLoadBalancingV2Client.class,
                () -> ClientTerms.apply(ElasticLoadBalancingV2Client.builder(), watcher)
                        .build());
    }

    Route53Client route53() {
        return made(
                Route53Client.class,
                () -> ClientTerms.apply(Route53Client.builder(), watcher).build());
    }

    RdsClient rds() {
        return made(
                RdsClient.class,
                () -> ClientTerms.apply(RdsClient.builder(), watcher).build());
    }

    SsmClient ssm() {
        return made(
                SsmClient.class,
                () -> ClientTerms.apply(SsmClient.builder(), watcher).build());
    }

    SecretsManagerClient secretsManager() {
        return made(
                SecretsManagerClient.class,
                () -> ClientTerms.apply(SecretsManagerClient.builder(), watcher).build());
    }

    ResourceGroupsTaggingApiClient tagging() {
        return made(
                ResourceGroupsTaggingApiClient.class,
                () -> ClientTerms.apply(ResourceGroupsTaggingApiClient.builder(), watcher)
                        .build());
    }

    private <C extends SdkClient> C made(Class<C> type, Supplier<C> maker) {
        return type.cast(made.computeIfAbsent(type, _ -> maker.get()));
    }
}
