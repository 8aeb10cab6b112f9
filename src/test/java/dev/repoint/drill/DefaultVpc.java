package dev.repoint.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The VPC that an account has from its beginning, and its subnets. Asked for by hand: 24 MB of EC2 client are too many
 * for two calls.
 */
public final class DefaultVpc {
    /** Long, because it is the first call for EC2 that makes moto load it: seconds, on a busy machine many. */
    private static final Duration CALL = Duration.ofSeconds(60);

    private static final Pattern SUBNET = Pattern.compile(
            "<subnetId>([^<]+)</subnetId>.*?<availabilityZone>([^<]+)</availabilityZone>", Pattern.DOTALL);

    private DefaultVpc() {}

    static String id(URI endpoint) {
        return first(endpoint, "DescribeVpcs", "vpcId");
    }

    /** The first of its subnets. */
    public static String subnetId(URI endpoint) {
        return first(endpoint, "DescribeSubnets", "subnetId");
    }

    /** One in each Availability Zone, by the zone's name. */
    public static NavigableMap<String, String> subnetIds(URI endpoint) {
        return SUBNET.matcher(ask(endpoint, "DescribeSubnets"))
                .results()
                .collect(Collectors.toMap(
                        subnet -> subnet.group(2), subnet -> subnet.group(1), (first, _) -> first, TreeMap::new));
    }

    private static String first(URI endpoint, String action, String element) {
        String answer = ask(endpoint, action);
        Matcher matcher =
                Pattern.compile("<%1$s>([^<]+)</%1$s>".formatted(element)).matcher(answer);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + element + " at " + endpoint + ": " + answer);
        }
        return matcher.group(1);
    }

    /** An emulator reads service and region from the signature's scope; it does not check the signature. */
    private static String ask(URI endpoint, String action) {
        var request = HttpRequest.newBuilder(endpoint)
                .timeout(CALL)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=%s/20260101/%s/ec2/aws4_request, SignedHeaders=host, Signature=0"
                                .formatted(AwsAccount.ACCESS_KEY, AwsAccount.REGION))
                .POST(BodyPublishers.ofString("Version=2016-11-15&Action=" + action))
                .build();
        try (var http = LoopbackHttp.client()) {
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for " + action, e);
        }
    }
}
