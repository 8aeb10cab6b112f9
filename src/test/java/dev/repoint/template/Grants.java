package dev.repoint.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** What a role of a stack may do. */
public record Grants(List<JsonNode> statements) {

    public static Grants of(Stack stack, String role) {
        return new Grants(stack.properties(role)
                .at("/Policies/0/PolicyDocument/Statement")
                .valueStream()
                .toList());
    }

    /** The actions that a role may be granted, with one choice of parameters or another. */
    public static Stream<String> ever(Template template, String role) {
        return template.body().at("/Resources/" + role + "/Properties/Policies").findValues("Action").stream()
                .flatMap(Grants::texts);
    }

    /** The action names, such as {@code rds:DescribeDBInstances}. */
    Stream<String> actions() {
        return statements.stream().flatMap(statement -> texts(statement.path("Action")));
    }

    /** Each action with each resource, such as {@code tag:GetResources on *}. */
    List<String> onResources() {
        return statements.stream()
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
        return statements.stream()
                .filter(statement -> statement.path("Resource").asText().equals("*"))
                .map(statement -> statement.path("Sid").asText())
                .toList();
    }

    private static Stream<String> texts(JsonNode node) {
        return (node.isArray() ? node.valueStream() : Stream.of(node)).map(JsonNode::asText);
    }
}
