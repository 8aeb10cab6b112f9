package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an answer may go: to CloudFormation's buckets, and to nobody who only looks like them. */
final class ResponseHostsTest {
    private static final ResponseHosts DEFAULT = ResponseHosts.read(new Environment(Map.of()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://cloudformation-custom-resource-response-useast1.s3.amazonaws.com/arn%3Aaws?X-Amz-Signature=x",
                "https://cloudformation-custom-resource-response-euwest1.s3-eu-west-1.amazonaws.com/arn%3Aaws?X-Amz-Date=x",
                "https://cloudformation-custom-resource-response-eusouth1.s3.eu-south-1.amazonaws.com/arn%3Aaws?a=b",
                "https://cloudformation-custom-resource-response-usgovwest1.s3-us-gov-west-1.amazonaws.com/arn?a=b",
                "https://cloudformation-custom-resource-response-cnnorth1.s3.cn-north-1.amazonaws.com.cn/arn?a=b",
                "https://cloudformation-custom-resource-response-cnnorthwest1.s3.cn-northwest-1.amazonaws.com.cn:443/arn",
                "https://CloudFormation-custom-resource-response-useast1.S3.AmazonAWS.com/arn"
            })
    void allowCloudFormationsBuckets(String url) {
        assertThat(DEFAULT.allow(URI.create(url))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.s3.amazonaws.com.attacker.example/",
                "https://s3.amazonaws.com.attacker.example/",
                "https://attacker.example/bucket.s3.amazonaws.com",
                "https://attacker.example?bucket.s3.amazonaws.com",
                "https://attacker.example#bucket.s3.amazonaws.com",
                "https://bucket.s3.amazonaws.com@attacker.example/",
                "https://user:password@bucket.s3.amazonaws.com/",
                "https://bucket-s3.amazonaws.com/",
                "https://buckets3.amazonaws.com/",
                "https://evils3.amazonaws.com/",
                "https://bucket.s3.evil.example.amazonaws.com/",
                "https://bucket.s3.eu-west-1.amazonaws.com.cn.attacker.example/",
                "https://bucket.s3xamazonawsxcom/",
                "https://x.execute-api.eu-west-1.amazonaws.com/",
                "https://127.0.0.1/",
                "https://169.254.169.254/",
                "https://[::1]/",
                "http://bucket.s3.amazonaws.com/",
                "http://localhost/",
                "https://bucket.s3.amazonaws.com./",
                "https://@bucket.s3.amazonaws.com/",
                "https://bucket.s3.amazonaws.com:443@attacker.example/",
                "https://bucket.s3.amazonaws.com%2eattacker.example/",
                "https://bucket.s3.amazonaws.com%00.attacker.example/",
                "https://attacker.example%2f.s3.amazonaws.com/",
                "https://attacker.example%23.s3.amazonaws.com/",
                "https://attacker.example;.s3.amazonaws.com/",
                "https://attacker.example,bucket.s3.amazonaws.com/",
                "https://bucket.s3.amazonaws.com:65536/",
                "https://bucket.s3.amazonaws.com:4294967739/",
                "https://bucket.s3.\u0430mazonaws.com/",
                "https://bucket.s3\u3002amazonaws.com/",
                "https://bucket.\uff533.amazonaws.com/",
                "https://bucket.s3.ama\u212aonaws.com/",
                "https://xn--bucket.s3.xn--mazonaws-3fg.com/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0177.0.0.1/",
                "https://127.1/",
                "https://0/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:a9fe:a9fe]/",
                "https://[fe80::1%25eth0]/",
                "https://[fd00:ec2::254]/",
                "http://169.254.169.254/latest/meta-data/",
                "ws://bucket.s3.amazonaws.com/",
                "jar:https://bucket.s3.amazonaws.com/!/",
                "unix:///var/run/docker.sock",
                "ftp://bucket.s3.amazonaws.com/",
                "file:///etc/passwd",
                "https:bucket.s3.amazonaws.com",
                "//bucket.s3.amazonaws.com/",
                "bucket.s3.amazonaws.com"
            })
    void allowNobodyElse(String url) {
        assertThat(DEFAULT.allow(URI.create(url))).isFalse();
    }

    /** A reader of URLs that takes these for a slash or an end would go elsewhere; here they aren't URLs. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://attacker.example\\.s3.amazonaws.com/",
                "https:\\\\attacker.example\\bucket.s3.amazonaws.com",
                "https://attacker.example\t.s3.amazonaws.com/",
                "https://attacker.example\n.s3.amazonaws.com/",
                "https://attacker.example\u0000.s3.amazonaws.com/",
                "https://attacker.example .s3.amazonaws.com/",
                " https://bucket.s3.amazonaws.com/ x",
                "https://[bucket.s3.amazonaws.com]/"
            })
    void areNotEvenAskedAboutWhatIsNoUrl(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> URI.create(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://[::1]/",
                "https://[fd00:ec2::254]/",
                "https://127.0.0.1/",
                "https://2130706433/",
                "https://0x7f000001/",
                "http://localhost/"
            })
    void allowNoAddressAndNoPlainHttpByAWildcard(String url) {
        assertThat(hosts("*").allow(URI.create(url))).isFalse();
        assertThat(hosts("*").allow(URI.create("https://bucket/"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {",", " , ", "*.", ".*", "**"})
    void allowNobodyByAListThatNamesNobody(String list) {
        assertThat(hosts(list).allow(URI.create("https://bucket.s3.amazonaws.com/")))
                .isFalse();
        assertThat(hosts(list).allow(URI.create("https://127.0.0.1/"))).isFalse();
        assertThat(hosts(list).allow(URI.create("http://localhost/"))).isFalse();
    }

    @Test
    void allowInsteadWhatTheVariableNames() {
        ResponseHosts hosts = hosts("localhost, *.Internal.example");

        assertThat(hosts.allow(URI.create("http://localhost:8080/"))).isTrue();
        assertThat(hosts.allow(URI.create("https://a.internal.example:8443/x"))).isTrue();
        assertThat(hosts.allow(URI.create("https://a.b.internal.example/"))).isFalse();
        assertThat(hosts.allow(URI.create("https://internal.example/"))).isFalse();
        assertThat(hosts.allow(URI.create("https://bucket.s3.amazonaws.com/"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost/", "http://127.0.0.1:9/", "http://[::1]:9/"})
    void allowPlainHttpToThisMachineWhereItIsNamed(String url) {
        assertThat(hosts("localhost,127.0.0.1,[::1]").allow(URI.create(url))).isTrue();
    }

    @Test
    void allowPlainHttpToNoOtherMachine() {
        assertThat(hosts("10.0.0.9,*").allow(URI.create("http://10.0.0.9/"))).isFalse();
        assertThat(hosts("127.0.0.*").allow(URI.create("http://127.0.0.2/"))).isFalse();
    }

    @Test
    void takeAPatternLiterally() {
        assertThat(hosts("a.example").allow(URI.create("https://axexample/"))).isFalse();
        assertThat(hosts("(a|b).example").allow(URI.create("https://a.example/")))
                .isFalse();
    }

    @Test
    void allowNoUrlWithoutAHostWhateverTheList() {
        assertThat(hosts(",a.example").allow(URI.create("https:/path"))).isFalse();
    }

    private static ResponseHosts hosts(String text) {
        return ResponseHosts.read(new Environment(Map.of("REPOINT_RESPONSE_HOSTS", text)));
    }
}
