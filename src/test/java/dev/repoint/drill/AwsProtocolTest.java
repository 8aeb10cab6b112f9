package dev.repoint.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AwsProtocolTest {
    private static final URI ROOT = URI.create("/");
    private static final URI RECORDS = URI.create("/2013-04-01/hostedzone/Z1/rrset?maxitems=1");

    private final Headers headers = new Headers();

    @Test
    void theFormNamesTheActionOfAQuery() {
        String form = "Version=2015-12-01&ActionOfNobody=1&Action=RegisterTargets&TargetGroupArn=arn";

        assertThat(AwsProtocol.of(headers, form)).isEqualTo(AwsProtocol.QUERY);
        assertThat(AwsProtocol.QUERY.action("POST", ROOT, headers, form)).isEqualTo("RegisterTargets");
    }

    @Test
    void theHeaderNamesTheActionOfAJsonCall() {
        headers.set("X-Amz-Target", "AmazonSSM.GetParameter");

        assertThat(AwsProtocol.of(headers, "{}")).isEqualTo(AwsProtocol.JSON);
        assertThat(AwsProtocol.JSON.action("POST", ROOT, headers, "{}")).isEqualTo("GetParameter");
        assertThat(new String(AwsProtocol.JSON.error("ParameterNotFound", "gone"), StandardCharsets.UTF_8))
                .isEqualTo("{\"__type\":\"ParameterNotFound\",\"message\":\"gone\"}");
    }

    @Test
    void methodAndPathAreTheActionOfARestCall() {
        assertThat(AwsProtocol.of(headers, "")).isEqualTo(AwsProtocol.REST_XML);
        assertThat(AwsProtocol.REST_XML.action("GET", RECORDS, headers, ""))
                .isEqualTo("GET /2013-04-01/hostedzone/Z1/rrset");
    }
}
