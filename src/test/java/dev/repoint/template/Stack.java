package dev.repoint.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a template comes to with given parameters: conditions decided and functions worked out. A resource is named by its
 * logical id, an attribute of it by {@code id.attribute}.
 */
public final class Stack {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^!}][^}]*)}");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Template template;
    private final Map<String, JsonNode> names = new HashMap<>();

    Stack(Template template, Map<String, String> parameters) {
        this.template = template;
        names.put("AWS::NoValue", MissingNode.getInstance());
        names.put("AWS::Partition", TextNode.valueOf("aws"));
        names.put("AWS::URLSuffix", TextNode.valueOf("amazonaws.com"));
        names.put("AWS::Region", TextNode.valueOf("eu-west-1"));
        names.put("AWS::AccountId", TextNode.valueOf("123456789012"));
        names.put("AWS::StackName", TextNode.valueOf("orders"));
        template.body().at("/Resources").fieldNames().forEachRemaining(id -> names.put(id, TextNode.valueOf(id)));
        template.body().at("/Parameters").forEachEntry((name, rules) -> names.put(name, rules.path("Default")));
        parameters.forEach((name, value) -> names.put(name, TextNode.valueOf(value)));
    }

    /** The value at a JSON pointer of the template; missing where a condition leaves it out. */
    public JsonNode at(String pointer) {
        return value(template.body().at(pointer));
    }

    /** The properties of a resource. */
    public JsonNode properties(String logicalId) {
        return at("/Resources/" + logicalId + "/Properties");
    }

    /** Whether the stack has this resource, by its condition. */
    public boolean has(String logicalId) {
        JsonNode resource = template.body().at("/Resources/" + logicalId);
        return !resource.isMissingNode()
                && (!resource.has("Condition")
                        || condition(resource.path("Condition").asText()).asBoolean());
    }

    private JsonNode value(JsonNode node) {
        if (node.isArray()) {
            return values(node);
        }
        if (!node.isObject()) {
            return node;
        }
        String first = node.isEmpty() ? "" : node.fieldNames().next();
        return node.size() == 1 && isFunction(first, node.path(first))
                ? function(first, node.path(first))
                : members(node);
    }

    /** A statement of a policy has a condition, too, but that is an object. */
    private static boolean isFunction(String name, JsonNode argument) {
        return name.equals("Ref") || name.startsWith("Fn::") || (name.equals("Condition") && argument.isTextual());
    }

    private JsonNode values(JsonNode array) {
        ArrayNode values = NODES.arrayNode();
        array.valueStream()
                .map(this::value)
                .filter(item -> !item.isMissingNode())
                .forEach(values::add);
        return values;
    }

    private JsonNode members(JsonNode object) {
        ObjectNode members = NODES.objectNode();
        object.forEachEntry((name, item) -> {
            JsonNode value = value(item);
            if (!value.isMissingNode()) {
                members.set(name, value);
            }
        });
        return members;
    }

    private JsonNode function(String name, JsonNode argument) {
        return switch (name) {
            case "Ref" -> named(argument.asText());
            case "Condition" -> condition(argument.asText());
            case "Fn::GetAtt" ->
                TextNode.valueOf(
                        argument.path(0).asText() + "." + argument.path(1).asText());
            case "Fn::If" ->
                value(argument.path(condition(argument.path(0).asText()).asBoolean() ? 1 : 2));
            case "Fn::Equals" -> BooleanNode.valueOf(text(argument, 0).equals(text(argument, 1)));
            case "Fn::Not" -> BooleanNode.valueOf(!value(argument.path(0)).asBoolean());
            case "Fn::And" ->
                BooleanNode.valueOf(
                        argument.valueStream().allMatch(part -> value(part).asBoolean()));
            case "Fn::Or" ->
                BooleanNode.valueOf(
                        argument.valueStream().anyMatch(part -> value(part).asBoolean()));
            case "Fn::Select" ->
                value(argument.path(1)).path(value(argument.path(0)).asInt());
            case "Fn::FindInMap" ->
                template.body()
                        .at("/Mappings")
                        .path(text(argument, 0))
                        .path(text(argument, 1))
                        .path(text(argument, 2));
            case "Fn::Split" -> split(text(argument, 0), text(argument, 1));
            case "Fn::Join" -> joined(text(argument, 0), value(argument.path(1)));
            case "Fn::Sub" -> substituted(argument);
            default -> throw new IllegalArgumentException("the tests do not know " + name);
        };
    }

    private JsonNode condition(String name) {
        return at("/Conditions/" + name);
    }

    private JsonNode named(String name) {
        JsonNode value = names.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the template names nothing " + name);
        }
        return value;
    }

    private String text(JsonNode arguments, int index) {
        return value(arguments.path(index)).asText();
    }

    private static JsonNode split(String separator, String text) {
        ArrayNode parts = NODES.arrayNode();
        for (String part : text.split(Pattern.quote(separator), -1)) {
            parts.add(part);
        }
        return parts;
    }

    private static JsonNode joined(String separator, JsonNode parts) {
        return TextNode.valueOf(parts.valueStream().map(JsonNode::asText).collect(Collectors.joining(separator)));
    }

    private JsonNode substituted(JsonNode argument) {
        String text = argument.isArray() ? argument.path(0).asText() : argument.asText();
        JsonNode own = argument.path(1);
        return TextNode.valueOf(PLACEHOLDER.matcher(text).replaceAll(found -> {
            String name = found.group(1);
            JsonNode value = own.has(name) ? value(own.path(name)) : named(name);
            return Matcher.quoteReplacement(value.asText());
        }));
    }
}
