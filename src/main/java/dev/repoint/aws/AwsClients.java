package dev.repoint.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLConnection;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.retries.StandardRetryStrategy;
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
 *
 * @see <a href="https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/best-practices.html#bestpractice5">Without
 *     API time-outs a call may hang for as long as its socket does</a>
 */
public final class AwsClients {

    private static final Duration CONNECT_MAX = Duration.ofSeconds(2);

    /** For one HTTP request. The calls made here take some tens of milliseconds; a first one over TLS takes a second. */
    private static final Duration ATTEMPT_MAX = Duration.ofSeconds(4);

    /** For a call with its retries: a little under the 15 seconds that the ports promise. */
    private static final Duration CALL_MAX = Duration.ofSeconds(13);

    private static final int ATTEMPTS = 3;

    /** Lambda has none, and a start would wait for the search. */
    private static final ProfileFile NO_PROFILES = ProfileFile.aggregator().build();

    /**
     * Lambda gives credentials in variables, and to a restored snapshot by an endpoint of its own. Who starts the jar by hand may
     * give them as properties, which go first as they do in the SDK.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-activate.html">SnapStart</a>
     */
    private static final AwsCredentialsProvider CREDENTIALS = AwsCredentialsProviderChain.builder()
            .addCredentialsProvider(SystemPropertyCredentialsProvider.create())
            .addCredentialsProvider(EnvironmentVariableCredentialsProvider.create())
            .addCredentialsProvider(ContainerCredentialsProvider.create())
            .build();

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
    private final SdkHttpClient http = UrlConnectionHttpClient.create(AwsClients::connection);
    private final Map<Class<?>, SdkClient> made = new ConcurrentHashMap<>();

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
                () -> configured(ElasticLoadBalancingV2Client.builder()).build());
    }

    Route53Client route53() {
        return made(
                Route53Client.class, () -> configured(Route53Client.builder()).build());
    }

    RdsClient rds() {
        return made(RdsClient.class, () -> configured(RdsClient.builder()).build());
    }

    SsmClient ssm() {
        return made(SsmClient.class, () -> configured(SsmClient.builder()).build());
    }

    SecretsManagerClient secretsManager() {
        return made(
                SecretsManagerClient.class,
                () -> configured(SecretsManagerClient.builder()).build());
    }

    ResourceGroupsTaggingApiClient tagging() {
        return made(
                ResourceGroupsTaggingApiClient.class,
                () -> configured(ResourceGroupsTaggingApiClient.builder()).build());
    }

    private <C extends SdkClient> C made(Class<C> type, Supplier<C> maker) {
        return type.cast(made.computeIfAbsent(type, _ -> maker.get()));
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient> B configured(
            B builder) {
        ClientOverrideConfiguration bounds = ClientOverrideConfiguration.builder()
                .apiCallAttemptTimeout(ATTEMPT_MAX)
                .apiCallTimeout(CALL_MAX)
                .defaultProfileFile(NO_PROFILES)
                .retryStrategy(
                        StandardRetryStrategy.builder().maxAttempts(ATTEMPTS).build())
                .addExecutionInterceptor(watcher)
                .build();
        return builder.httpClient(http)
                .defaultsMode(DefaultsMode.STANDARD)
                .credentialsProvider(CREDENTIALS)
                .overrideConfiguration(bounds);
    }

    /**
     * The SDK's own way reads all trusted certificates at once, of which a look at a host name over plain HTTP has no use. The
     * JDK's reads the same ones when a connection first needs TLS, and takes a proxy from its properties.
     */
    private static HttpURLConnection connection(URI uri) {
        try {
            URLConnection connection = uri.toURL().openConnection();
            connection.setConnectTimeout(Math.toIntExact(CONNECT_MAX.toMillis()));
            connection.setReadTimeout(Math.toIntExact(ATTEMPT_MAX.toMillis()));
            return (HttpURLConnection) connection;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
