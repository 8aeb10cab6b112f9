package dev.repoint.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The VPC that an account has from its beginning. Asked for by hand: 24 MB of EC2 client for one call are too many. */
final class DefaultVpc {
    private static final Duration CALL = Duration.ofSeconds(10);
    private static final Pattern VPC_ID = Pattern.compile("<vpcId>([^<]+)</vpcId>");

    private DefaultVpc() {}

    /** An emulator reads region and service from the signature's scope; it does not check the signature. */
    static String id(URI endpoint, String region) {
        var request = HttpRequest.newBuilder(endpoint)
                .timeout(CALL)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=%s/20260101/%s/ec2/aws4_request, SignedHeaders=host, Signature=0"
                                .formatted(AwsAccount.ACCESS_KEY, region))
                .POST(BodyPublishers.ofString("Action=DescribeVpcs&Version=2016-11-15"))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            String vpcs = http.send(request, BodyHandlers.ofString()).body();
            Matcher matcher = VPC_ID.matcher(vpcs);
            if (!matcher.find()) {
                throw new IllegalStateException("no VPC at " + endpoint + ": " + vpcs);
            }
            return matcher.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for VPCs", e);
        }
    }
}
