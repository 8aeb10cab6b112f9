package dev.repoint.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of docs/snapstart.md fit the template, and what the page says of them is what SAM makes of them. */
final class SnapStartDocsTest {
    private static final Pattern BLOCK = Pattern.compile("(?s)```diff\\n(.*?)```");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Lint lint = new Lint(PythonTools.find());

    @TempDir
    private Path folder;

    @Test
    void theLinesMakeTicksEventsAndSnsCallTheAlias() throws IOException {
        Path template = Files.writeString(folder.resolve("template.yaml"), changed());
        Path transformed = lint.transformed(template, folder);
        JsonNode resources = JSON.readTree(transformed.toFile()).path("Resources");

        assertThat(lint.findings(template)).isEmpty();
        assertThat(lint.findings(transformed)).isEmpty();
        assertThat(resources
                        .at("/RemediatorFunction/Properties/SnapStart/ApplyOn")
                        .asText())
                .isEqualTo("PublishedVersions");
        assertThat(resources.at("/RemediatorFunctionAliaslive/Type").asText()).isEqualTo("AWS::Lambda::Alias");
        assertThat(Stream.of(
                        "/RemediatorFunctionTick/Properties/Targets/0/Arn",
                        "/RemediatorFunctionTickPermission/Properties/FunctionName",
                        "/RemediatorFunctionDatabaseEvents/Properties/FunctionName",
                        "/DatabaseEventDelivery/Properties/Endpoint",
                        "/DatabaseEventDeliveryPermission/Properties/FunctionName"))
                .allSatisfy(pointer -> assertThat(resources.at(pointer + "/Ref").asText())
                        .as(pointer)
                        .isEqualTo("RemediatorFunctionAliaslive"));
        assertThat(resources
                        .at("/RemediatorFunctionEventInvokeConfig/Properties/Qualifier")
                        .asText())
                .isEqualTo("live");
        assertThat(resources
                        .at("/FirstAlignment/Properties/ServiceToken/Fn::GetAtt/0")
                        .asText())
                .isEqualTo("RemediatorFunction");
    }

    /** Each hunk stands in the template once. */
    private static String changed() throws IOException {
        String template = Files.readString(Path.of("template.yaml"));
        List<String> hunks = BLOCK.matcher(Files.readString(Path.of("docs", "snapstart.md")))
                .results()
                .flatMap(block -> Stream.of(block.group(1).split("(?m)^@@\\n")))
                .toList();
        assertThat(hunks).hasSize(3);
        for (String hunk : hunks) {
            String before = lines(hunk, ' ', '-');
            assertThat(template).containsOnlyOnce(before);
            template = template.replace(before, lines(hunk, ' ', '+'));
        }
        return template;
    }

    private static String lines(String hunk, char kept, char own) {
        return hunk.lines()
                .filter(line -> line.charAt(0) == kept || line.charAt(0) == own)
                .map(line -> line.substring(1) + "\n")
                .collect(Collectors.joining());
    }
}
