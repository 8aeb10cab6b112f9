package dev.repoint.drill;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a service speaks HTTP: where a call names its action, and what an error looks like.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/index.html">Smithy, AWS protocols</a>
 */
public enum AwsProtocol {
    /** ELBv2, SNS, RDS: a form with a parameter {@code Action}. */
    QUERY("text/xml", """
        <ErrorResponse xmlns="http://amazonaws.com/doc/">\
        <Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error>\
        <RequestId>00000000-0000-0000-0000-000000000000</RequestId></ErrorResponse>\
        """),

    /** Route 53: method and path; the same error document under its own namespace. */
    REST_XML("text/xml", """
        <?xml version="1.0"?>
        <ErrorResponse xmlns="https://route53.amazonaws.com/doc/2013-04-01/">\
        <Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error>\
        <RequestId>00000000-0000-0000-0000-000000000000</RequestId></ErrorResponse>\
        """),

    /** SSM, Secrets Manager, resource tagging: a header {@code X-Amz-Target}. */
    JSON("application/x-amz-json-1.1", """
        {"__type":"%s","message":"%s"}\
        """);

    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([^&]*)");

    public final String contentType;
    private final String error;

    AwsProtocol(String contentType, String error) {
        this.contentType = contentType;
        this.error = error;
    }

    public static AwsProtocol of(Headers headers, String body) {
        if (headers.containsKey("X-Amz-Target")) {
            return JSON;
        }
        return ACTION.matcher(body).find() ? QUERY : REST_XML;
    }

    /** {@code RegisterTargets}; {@code GetParameter}; {@code POST /2013-04-01/hostedzone/Z1/rrset}. */
    public String action(String method, URI uri, Headers headers, String body) {
        return switch (this) {
            case QUERY -> {
                Matcher matcher = ACTION.matcher(body);
                yield matcher.find() ? URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8) : "";
            }
            case JSON -> {
                String target =
                        Optional.ofNullable(headers.getFirst("X-Amz-Target")).orElse("");
                yield target.substring(target.lastIndexOf('.') + 1);
            }
            case REST_XML -> method + " " + uri.getPath();
        };
    }

    /** Code and message have to be free of what the document would need escaped. */
    public byte[] error(String code, String message) {
        return error.formatted(code, message).getBytes(StandardCharsets.UTF_8);
    }
}
