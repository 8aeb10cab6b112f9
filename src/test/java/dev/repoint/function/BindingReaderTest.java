package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.repoint.remediation.AddressRecord;
import dev.repoint.remediation.Binding;
import dev.repoint.remediation.Foreign;
import dev.repoint.remediation.Source;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bindings in REPOINT_BINDINGS: what they become, and what is said of bad ones. */
final class BindingReaderTest {
    private static final String SOURCE = "orders.abc123.eu-west-1.rds.amazonaws.com";
    private static final String GROUP = Bindings.arn("orders");

    @Test
    void readsTheLeastThatABindingNeeds() {
        assertThat(read("[" + Bindings.json("orders", "orders") + "]"))
                .containsExactly(new Binding(
                        "orders",
                        new Source.HostName(SOURCE),
                        Optional.empty(),
                        GROUP,
                        Optional.empty(),
                        Foreign.EVICT,
                        false));
    }

    @Test
    void readsAllOfABinding() {
        assertThat(read("""
            [{"name": "orders", "source": "%s", "port": 5432, "targetGroupArn": "%s", "foreign": "evict", "paused": true,
              "record": {"zoneId": "Z123", "name": "orders-db.internal.example", "ttlSeconds": 60}}]
            """.formatted(SOURCE, GROUP)))
                .containsExactly(new Binding(
                        "orders",
                        new Source.HostName(SOURCE),
                        Optional.of(5432),
                        GROUP,
                        Optional.of(new AddressRecord("Z123", "orders-db.internal.example", 60)),
                        Foreign.EVICT,
                        true));
    }

    @Test
    void writesNamesAsTheyAreCompared() {
        Binding binding = read(with(
                        "\"record\": {\"zoneId\": \"/hostedzone/Z123\", \"name\": \"DB.Internal.Example.\"}", """
                        Orders.ABC123.eu-west-1.RDS.amazonaws.com.\
                        """))
                .getFirst();

        assertThat(binding.source()).isEqualTo(new Source.HostName(SOURCE));
        assertThat(binding.record())
                .contains(new AddressRecord("Z123", "db.internal.example", AddressRecord.TTL_SECONDS_DEFAULT));
        assertThat(AddressRecord.TTL_SECONDS_DEFAULT).isEqualTo(30);
    }

    @Test
    void readsSeveralInTheirOrder() {
        assertThat(read("[" + Bindings.json("b", "b") + "," + Bindings.json("a", "a") + "]"))
                .extracting(Binding::name)
                .containsExactly("b", "a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "port": 0                                          | .port: "0" is not a whole number from 1 to 65535
        "port": 65536                                      | .port: "65536" is not a whole number from 1 to 65535
        "port": "5432"                                     | .port: "5432" is not a whole number from 1 to 65535
        "port": 5432.5                                     | .port: "5432.5" is not a whole number from 1 to 65535
        "port": null                                       | .port: "null" is not a whole number from 1 to 65535
        "paused": "true"                                   | .paused: "true" is not true or false
        "foreign": "Keep"                                  | .foreign: "Keep" is not "evict" or "keep"
        "foreign": true                                    | .foreign: "true" is not a text
        "empty": "keep"                                    | .empty: is only for a source that is "readers:" with a cluster
        "prot": 5432                                       | .prot: is not known here; known are
        "record": "Z123"                                   | .record: "Z123" is not an object
        "record": {"name": "a.example"}                    | .record.zoneId: is missing
        "record": {"zoneId": "Z1"}                         | .record.name: is missing
        "record": {"zoneId": "z 1", "name": "a.example"}   | .record.zoneId: "z 1" is not the id of a hosted zone
        "record": {"zoneId": "Z1", "name": "a b.example"}  | .record.name: "a b.example" is not a host name
        "record": {"zoneId": "Z1", "name": "a.example", "ttlSeconds": 0}     | .record.ttlSeconds: "0" is not a whole number from 1 to 86400
        "record": {"zoneId": "Z1", "name": "a.example", "ttlSeconds": 86401} | .record.ttlSeconds: "86401" is not a whole number from 1 to 86400
        "record": {"zoneId": "Z1", "name": "a.example", "ttl": 60}           | .record.ttl: is not known here
        """)
    void namesTheMemberAtFault(String member, String problem) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> read(with(member, SOURCE)))
                .withMessageStartingWith("REPOINT_BINDINGS[0]" + problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.1.5",
                "fd00::5",
                "orders",
                "orders example.com",
                "-orders.example",
                "a..example",
                "db.example:5432"
            })
    void refusesASourceThatIsNoHostName(String source) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> read(with("\"paused\": false", source)))
                .withMessageStartingWith("REPOINT_BINDINGS[0].source: \"" + source + "\" is not a host name");
    }

    @Test
    void readsWhatBecomesOfTargetsOfOthers() {
        assertThat(read(with("\"foreign\": \"keep\"", SOURCE)))
                .extracting(Binding::foreign)
                .containsExactly(Foreign.KEEP);
        assertThat(read(with("\"foreign\": \"evict\"", SOURCE)))
                .extracting(Binding::foreign)
                .containsExactly(Foreign.EVICT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/orders/0123456789abcdef",
                "arn:aws:elasticloadbalancing:eu-west-1:12345:targetgroup/orders/0123456789abcdef",
                "orders"
            })
    void refusesWhatIsNoTargetGroup(String arn) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> read("""
                    [{"name": "orders", "source": "%s", "targetGroupArn": "%s"}]
                    """.formatted(SOURCE, arn)))
                .withMessage("REPOINT_BINDINGS[0].targetGroupArn: \"" + arn + "\" is not the ARN of a target group");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws-cn:elasticloadbalancing:cn-north-1:123456789012:targetgroup/orders/0123456789abcdef",
                "arn:aws-us-gov:elasticloadbalancing:us-gov-west-1:123456789012:targetgroup/o-1/0123456789abcdef"
            })
    void takesTargetGroupsOfEachPartition(String arn) {
        assertThatCode(() -> read("""
            [{"name": "orders", "source": "%s", "targetGroupArn": "%s"}]
            """.formatted(SOURCE, arn))).doesNotThrowAnyException();
    }

    @Test
    void refusesTwoBindingsOfOneNameOrOneTargetGroup() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> read("[" + Bindings.json("a", "x") + "," + Bindings.json("a", "y") + ","
                        + Bindings.json("c", "y") + "]"))
                .withMessage("REPOINT_BINDINGS[0].name: \"a\" is not unique: another binding has it; "
                        + "REPOINT_BINDINGS[1].name: \"a\" is not unique: another binding has it; "
                        + "REPOINT_BINDINGS[1].targetGroupArn: \"" + Bindings.arn("y")
                        + "\" is not unique: another binding has it; "
                        + "REPOINT_BINDINGS[2].targetGroupArn: \"" + Bindings.arn("y")
                        + "\" is not unique: another binding has it");
    }

    @Test
    void saysEverythingThatIsMissing() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> read("[{}, 7]"))
                .withMessage("REPOINT_BINDINGS[0].name: is missing; REPOINT_BINDINGS[0].source: is missing; "
                        + "REPOINT_BINDINGS[0].targetGroupArn: is missing; "
                        + "REPOINT_BINDINGS[1]: is not an object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "\"orders\"", "[", "[{\"name\": \"a\", \"name\": \"b\"}]"})
    void refusesWhatIsNoListOfBindings(String text) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> read(text))
                .withMessageStartingWith("REPOINT_BINDINGS: ");
    }

    private static String with(String member, String source) {
        return """
            [{"name": "orders", "source": "%s", "targetGroupArn": "%s", %s}]
            """.formatted(source, GROUP, member);
    }

    private static List<Binding> read(String text) {
        Problems problems = new Problems();
        Origin origin = Origin.read("REPOINT_BINDINGS", text, problems);
        problems.throwIfAny();
        return origin instanceof Origin.Spelled(var entries)
                ? Listing.of(entries).bindings()
                : List.of();
    }
}
