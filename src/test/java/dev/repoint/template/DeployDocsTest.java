package dev.repoint.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents tell to deploy can be deployed, and what they list is what the template has. */
final class DeployDocsTest {
    private static final Template TEMPLATE = Template.ofProject();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path DOCS = Path.of("docs");
    private static final Pattern DEPLOYMENT =
            Pattern.compile("sam deploy --parameter-overrides ((?:[^\\\\\\n]|\\\\\\n)+)");
    private static final Pattern BLOCK = Pattern.compile("(?s)```json\\n(.*?)```");
    private static final Pattern SERVICE = Pattern.compile("\"Service\":\"([a-z.]+)\"");

    static Stream<String> deployments() throws IOException {
        String all = Files.readString(DOCS.resolve("deploy.md")) + Files.readString(Path.of("README.md"));
        return DEPLOYMENT.matcher(all).results().map(found -> found.group(1));
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void everyDeploymentIsAdmitted(String overrides) {
        Map<String, String> parameters = new HashMap<>();
        for (String each : overrides.replace("\\\n", " ").strip().split("\\s+", -1)) {
            String[] pair = each.split("=", 2);
            String value = pair[1].replaceAll("['\"]", "");
            assertThat(TEMPLATE.body().at("/Parameters").has(pair[0]))
                    .as(pair[0])
                    .isTrue();
            assertThat(value.startsWith("$") || TEMPLATE.accepts(pair[0], value))
                    .as(each)
                    .isTrue();
            parameters.put(pair[0], value);
        }

        assertThat(TEMPLATE.brokenBy(parameters)).isEmpty();
    }

    @Test
    void allFourSituationsAreThere() throws IOException {
        assertThat(deployments()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(Files.readString(DOCS.resolve("deploy.md")))
                .contains("\n## 1. ", "\n## 2. ", "\n## 3. ", "\n## 4. ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy.md", "security.md"})
    void linksLeadSomewhere(String page) throws IOException {
        assertThat(Pattern.compile("]\\(([^)#:]+)[)#]")
                        .matcher(Files.readString(DOCS.resolve(page)))
                        .results())
                .isNotEmpty()
                .map(link -> DOCS.resolve(link.group(1)))
                .allMatch(Files::exists);
    }

    @Test
    void theRoleOfYourOwnMayDoWhatTheTemplatesMay() throws IOException {
        JsonNode policy = JSON.readTree(block(0));
        Stack stack = TEMPLATE.with(Map.of("Source", "instance:orders", "TargetGroupArn", "the-target-group"));

        assertThat(new Grants(policy.path("Statement").valueStream().toList()).actions())
                .containsExactlyInAnyOrderElementsOf(
                        Grants.of(stack, "RemediatorRole").actions().toList());
    }

    @Test
    void theKeysPolicyNamesEveryServiceThatWritesToQueuesAndTopics() throws IOException {
        Set<String> writers = Stream.of("AWS::SQS::QueuePolicy", "AWS::SNS::TopicPolicy")
                .flatMap(type -> TEMPLATE.resourcesOf(type).stream())
                .map(id -> TEMPLATE.with(Map.of("EventSubscription", "true", "AlarmEmail", "a@example.com"))
                        .properties(id)
                        .toString())
                .flatMap(policy -> SERVICE.matcher(policy).results().map(found -> found.group(1)))
                .collect(Collectors.toSet());

        assertThat(JSON.readTree(block(1)).findValues("Service").stream()
                        .flatMap(each -> each.isArray() ? each.valueStream() : Stream.of(each))
                        .map(JsonNode::asText)
                        .filter(service -> !service.startsWith("logs.")))
                .containsExactlyInAnyOrderElementsOf(writers);
    }

    @Test
    void theApplicationsMetadataNamesFilesThatAreThereAndTheVersionThatIsBuilt() throws IOException {
        JsonNode application = TEMPLATE.body().at("/Metadata/AWS::ServerlessRepo::Application");

        assertThat(List.of("LicenseUrl", "ReadmeUrl"))
                .allMatch(file ->
                        Files.isRegularFile(Path.of(application.path(file).asText())));
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<version>" + application.path("SemanticVersion").asText())
                .contains("<name>" + application.path("SpdxLicenseId").asText());
    }

    @Test
    void theApplicationsMetadataKeepsTheRepositorysBounds() {
        JsonNode application = TEMPLATE.body().at("/Metadata/AWS::ServerlessRepo::Application");

        assertThat(application.path("Name").asText()).matches("[a-zA-Z0-9-]{1,140}");
        assertThat(application.path("Description").asText()).hasSizeBetween(1, 256);
        assertThat(application.path("Author").asText()).hasSizeBetween(1, 127).matches("[a-z0-9]+(-[a-z0-9]+)*");
        assertThat(application.path("Labels").valueStream().map(JsonNode::asText))
                .hasSizeLessThanOrEqualTo(10)
                .allMatch(label -> label.matches("[a-zA-Z0-9+\\-_:/@]{1,127}"));
    }

    private static String block(int index) throws IOException {
        return BLOCK.matcher(Files.readString(DOCS.resolve("security.md")))
                .results()
                .toList()
                .get(index)
                .group(1);
    }
}
