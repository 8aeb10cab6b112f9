package dev.repoint.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLConnection;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.retries.StandardRetryStrategy;

/**
 * What all of the SDK's clients have in common: bounds, credentials, and one HTTP client.
 *
 * @see <a href="https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/best-practices.html#bestpractice5">Without
 *     API time-outs a call may hang for as long as its socket does</a>
 */
final class ClientTerms {

    private static final Duration CONNECT_MAX = Duration.ofSeconds(2);

    /** For one HTTP request. The calls made here take some tens of milliseconds; a first one over TLS takes a second. */
    private static final Duration ATTEMPT_MAX = Duration.ofSeconds(4);

    /** For a call with its retries: a little under the 15 seconds that the ports promise. */
    private static final Duration CALL_MAX = Duration.ofSeconds(13);

    private static final int ATTEMPTS = 3;

    /**
     * How many idle connections to an endpoint stay open for the next call: as many as there are groups read at once. The JDK
     * keeps five by itself, so that of ten calls at the same time five would be made over new ones, with a TLS handshake each.
     *
     * @see <a href="https://docs.oracle.com/en/java/javase/25/docs/api/java.base/java/net/doc-files/net-properties.html">
     *     Networking properties, http.maxConnections</a>
     */
    private static final int IDLE_CONNECTIONS = 20;

    static {
        // The JDK reads it once, when the first connection is kept.
        System.getProperties().putIfAbsent("http.maxConnections", Integer.toString(IDLE_CONNECTIONS));
    }

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
            .addCredentialsProvider(() -> Restored.CREDENTIALS.resolveCredentials())
            .build();

    /** Brings a parser of JSON with it, for which other starts needn't wait. */
    private static final class Restored {
        static final AwsCredentialsProvider CREDENTIALS = ContainerCredentialsProvider.create();
    }

    private static final SdkHttpClient HTTP = UrlConnectionHttpClient.create(ClientTerms::connection);

    private ClientTerms() {}

    static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B apply(
            B builder, ExecutionInterceptor watcher) {
        ClientOverrideConfiguration bounds = ClientOverrideConfiguration.builder()
                .apiCallAttemptTimeout(ATTEMPT_MAX)
                .apiCallTimeout(CALL_MAX)
                .defaultProfileFile(NO_PROFILES)
                .retryStrategy(
                        StandardRetryStrategy.builder().maxAttempts(ATTEMPTS).build())
                .addExecutionInterceptor(watcher)
                .build();
        return builder.httpClient(HTTP)
                .defaultsMode(DefaultsMode.STANDARD)
                .credentialsProvider(CREDENTIALS)
                .overrideConfiguration(bounds);
    }

    /**
     * The JDK's own connection: it reads the certificates that are trusted when TLS is first spoken, where the SDK's would read
     * them once more for itself, and it takes a proxy from the JDK's properties, not from variables.
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
