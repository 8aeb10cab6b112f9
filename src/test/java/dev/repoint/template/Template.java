package dev.repoint.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** The deployment as it is written in template.yaml, its functions not yet worked out. */
public record Template(JsonNode body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The project's own. */
    public static Template ofProject() {
        return in(Path.of(""));
    }

    /** The one in a folder. */
    static Template in(Path folder) {
        Path file = folder.resolve("template.yaml");
        try {
            return new Template(JSON.valueToTree(new Yaml(new CloudFormationYaml()).load(Files.readString(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is deployed when these parameters are given and the others keep their defaults. */
    public Stack with(Map<String, String> parameters) {
        return new Stack(this, parameters);
    }

    /** The logical ids of the resources of a type, in the order of the template. */
    public List<String> resourcesOf(String type) {
        return body.at("/Resources")
                .propertyStream()
                .filter(resource -> resource.getValue().at("/Type").asText().equals(type))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The rules that refuse these parameters together, by name, in the order of the template. */
    List<String> brokenBy(Map<String, String> parameters) {
        Stack stack = with(parameters);
        return body.at("/Rules")
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(rule -> stack.at("/Rules/" + rule + "/RuleCondition").asBoolean(true))
                .filter(rule ->
                        !stack.at("/Rules/" + rule + "/Assertions/0/Assert").asBoolean())
                .toList();
    }

    /** Whether CloudFormation would take the value for the parameter, by its pattern, its bounds and its list. */
    boolean accepts(String parameter, String value) {
        JsonNode rules = body.at("/Parameters/" + parameter);
        return matches(rules.path("AllowedPattern"), value)
                && value.length() <= rules.path("MaxLength").asInt(Integer.MAX_VALUE)
                && isListed(rules.path("AllowedValues"), value)
                && (!rules.path("Type").asText().equals("Number") || isWithin(rules, value));
    }

    private static boolean matches(JsonNode pattern, String value) {
        return pattern.isMissingNode() || Pattern.matches(pattern.asText(), value);
    }

    private static boolean isListed(JsonNode values, String value) {
        return values.isMissingNode()
                || values.valueStream().anyMatch(allowed -> allowed.asText().equals(value));
    }

    private static boolean isWithin(JsonNode rules, String value) {
        long number = Long.parseLong(value);
        return number >= rules.path("MinValue").asLong(Long.MIN_VALUE)
                && number <= rules.path("MaxValue").asLong(Long.MAX_VALUE);
    }
}
