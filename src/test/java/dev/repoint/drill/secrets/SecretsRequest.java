package dev.repoint.drill.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/** The JSON of a call. */
record SecretsRequest(JsonNode json) {

    /** What is asked for here and can't be given is refused: it would be lost otherwise. */
    void allow(Set<String> fields) throws SecretsError {
        for (var names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!fields.contains(name)) {
                throw SecretsError.parameter("There is no " + name + " here.");
            }
        }
    }

    Optional<String> find(String field) {
        return Optional.ofNullable(json.get(field)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    String get(String field) throws SecretsError {
        return find(field)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> SecretsError.parameter("You must provide a value for " + field + "."));
    }
}
