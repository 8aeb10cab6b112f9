package dev.repoint.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom the database's security group admits: nobody but those who were asked for, and to the port alone. */
final class IngressTest {
    private static final Template TEMPLATE = Template.ofProject();

    /** {@code | region | since | addresses |} */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([a-z]{2}-[a-z]+-\\d) \\| [^|]+ \\| ([0-9. ]+) \\|$");

    @Test
    void addressesOfClickPipesAreThoseThatClickHouseLists() throws IOException {
        Map<String, List<String>> listed = ROW.matcher(
                        Files.readString(Path.of("src/test/resources/dev/repoint/template/clickpipes-addresses.md")))
                .results()
                .collect(Collectors.toMap(
                        (MatchResult row) -> row.group(1),
                        row -> List.of(row.group(2).split(" ")),
                        (_, second) -> second,
                        TreeMap::new));
        Map<String, List<String>> mapped = new TreeMap<>();
        TEMPLATE.body()
                .at("/Mappings/ClickPipesAddresses")
                .forEachEntry((region, addresses) -> mapped.put(
                        region, addresses.valueStream().map(JsonNode::asText).toList()));

        assertThat(mapped).hasSize(19).isEqualTo(listed);
        assertThat(TEMPLATE.body()
                        .at("/Parameters/ClickPipesRegion/AllowedValues")
                        .valueStream())
                .map(JsonNode::asText)
                .containsExactlyElementsOf(
                        Stream.concat(Stream.of("none"), regions()).toList());
    }

    @ParameterizedTest
    @CsvSource({"us-east-1, 9, 54.82.38.199/32, 3.20.208.150/32", "eu-west-1, 6, 54.228.1.92/32, 54.77.10.134/32"})
    void aRegionOfClickPipesBringsAllItsAddressesAndNoOthers(String region, int count, String first, String last) {
        Stack stack = stack(Map.of("ClickPipesRegion", region));
        List<String> prefixes =
                stack.properties("ClickPipesPrefixes").path("Entries").findValuesAsText("Cidr");

        assertThat(prefixes).hasSize(count).startsWith(first).endsWith(last).doesNotHaveDuplicates();
        assertThat(stack.properties("ClickPipesPrefixes").path("MaxEntries").asInt())
                .isGreaterThanOrEqualTo(count);
        assertThat(admitted(stack)).containsExactly("ClickPipesPrefixes");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        10.0.0.0/16                                                 | 10.0.0.0/16
        10.0.0.0/16,10.1.0.0/16                                     | 10.0.0.0/16 10.1.0.0/16
        10.0.0.0/16,10.1.0.0/16,10.2.0.0/16,10.3.0.0/16,10.4.0.0/16 | 10.0.0.0/16 10.1.0.0/16 10.2.0.0/16 10.3.0.0/16 10.4.0.0/16
        """)
    void rangesAreAdmittedOneByOne(String ranges, String admitted) {
        assertThat(admitted(stack(Map.of("IngressCidrs", ranges)))).containsExactly(admitted.split(" "));
    }

    @Test
    void onThePrivateWayTheLoadBalancerIsAdmitted() {
        assertThat(admitted(stack(Map.of("VpcId", "vpc-1")))).containsExactly("BalancerSecurityGroup");
        assertThat(admitted(stack(Map.of("BalancerSecurityGroupId", "sg-2")))).containsExactly("sg-2");
    }

    @Test
    void nobodyIsAdmittedUnlessAsked() {
        assertThat(admitted(TEMPLATE.with(Map.of()))).isEmpty();
        assertThat(admitted(TEMPLATE.with(Map.of("VpcId", "vpc-1", "Port", "5432"))))
                .isEmpty();
    }

    private static Stream<String> regions() {
        return TEMPLATE.body()
                .at("/Mappings/ClickPipesAddresses")
                .propertyStream()
                .map(Map.Entry::getKey);
    }

    private static Stack stack(Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(Map.of("DatabaseSecurityGroupId", "sg-1", "Port", "5432"));
        parameters.putAll(more);
        return TEMPLATE.with(parameters);
    }

    /** Whoever a rule of the database's group names as its source. */
    private static List<String> admitted(Stack stack) {
        return TEMPLATE.resourcesOf("AWS::EC2::SecurityGroupIngress").stream()
                .filter(stack::has)
                .map(stack::properties)
                .peek(rule -> assertThat(rule.path("GroupId").asText()
                                + rule.path("IpProtocol").asText()
                                + rule.path("FromPort").asText()
                                + rule.path("ToPort").asText())
                        .isEqualTo("sg-1tcp54325432"))
                .map(rule -> rule.path("CidrIp").asText()
                        + rule.path("SourcePrefixListId").asText()
                        + rule.path("SourceSecurityGroupId").asText())
                .toList();
    }
}
