package dev.repoint.aws;

import dev.repoint.drill.AwsAccount;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the SDK takes from its environment, set for this JVM until it is closed: an endpoint, a region and credentials that
 * nobody checks.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html">AWS SDKs, settings reference</a>
 */
public final class SdkEnvironment implements AutoCloseable {
    private final Map<String, Optional<String>> before = new LinkedHashMap<>();

    private SdkEnvironment(String endpoint) {
        set("aws.endpointUrl", endpoint);
        set("aws.region", AwsAccount.REGION);
        set("aws.accessKeyId", AwsAccount.ACCESS_KEY);
        set("aws.secretAccessKey", AwsAccount.SECRET_KEY);
    }

    public static SdkEnvironment with(URI endpoint) {
        return new SdkEnvironment(endpoint.toString());
    }

    /** With endpoints of their own for some services, by the SDK's word for each. */
    public static SdkEnvironment with(URI endpoint, Map<String, URI> services) {
        var environment = with(endpoint);
        services.forEach((service, own) -> environment.set(
                "aws.endpointUrl" + service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1),
                own.toString()));
        return environment;
    }

    /** As somebody may have mistyped it. */
    public static SdkEnvironment withEndpoint(String text) {
        return new SdkEnvironment(text);
    }

    private void set(String property, String value) {
        before.put(property, Optional.ofNullable(System.getProperty(property)));
        System.setProperty(property, value);
    }

    @Override
    public void close() {
        before.forEach((property, value) ->
                value.ifPresentOrElse(old -> System.setProperty(property, old), () -> System.clearProperty(property)));
    }
}
