package dev.repoint.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** What a role of a stack may do: its statements, of which some deny. */
public record Grants(List<JsonNode> statements) {

    public static Grants of(Stack stack, String role) {
        return new Grants(stack.properties(role)
                .at("/Policies/0/PolicyDocument/Statement")
                .valueStream()
                .toList());
    }

    /** The actions that a role may be granted, with one choice of parameters or another. */
    public static Stream<String> ever(Template template, String role) {
        List<JsonNode> statements = template.body()
                .at("/Resources/" + role + "/Properties/Policies")
                .findParents("Action");
        return new Grants(statements).actions();
    }

    /** The action names, such as {@code rds:DescribeDBInstances}. */
    Stream<String> actions() {
        return granting().flatMap(statement -> texts(statement.path("Action")));
    }

    /** Each action with each resource, such as {@code tag:GetResources on *}. */
    List<String> onResources() {
        return granting()
                .flatMap(statement -> texts(statement.path("Action"))
                        .flatMap(action ->
                                texts(statement.path("Resource")).map(resource -> action + " on " + resource)))
                .toList();
    }

    JsonNode statement(String sid) {
        return statements.stream()
                .filter(statement -> statement.path("Sid").asText().equals(sid))
                .findFirst()
                .orElseThrow();
    }

    /** The ids of the statements that name no resource. */
    List<String> onEverything() {
        return granting()
                .filter(statement -> statement.path("Resource").asText().equals("*"))
                .map(statement -> statement.path("Sid").asText())
                .toList();
    }

    private Stream<JsonNode> granting() {
        return statements.stream().filter(Grants::isGrant);
    }

    private static boolean isGrant(JsonNode statement) {
        return statement.path("Effect").asText().equals("Allow");
    }

    private static Stream<String> texts(JsonNode node) {
        return (node.isArray() ? node.valueStream() : Stream.of(node)).map(JsonNode::asText);
    }
}
