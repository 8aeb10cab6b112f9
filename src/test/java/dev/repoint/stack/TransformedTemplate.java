package dev.repoint.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.repoint.template.PythonTools;
import dev.repoint.template.ToolRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What SAM makes of template.yaml, with nothing in it that wakes a function by itself: LocalStack runs none. */
record TransformedTemplate(ObjectNode body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static TransformedTemplate with(Map<String, String> parameters) {
        try {
            Path file = Files.createTempFile("transformed-", ".json");
            try {
                String[] arguments = Stream.concat(
                                Stream.of(".ci/transform.py", "template.yaml", file.toString()),
                                parameters.entrySet().stream()
                                        .map(parameter -> parameter.getKey() + "=" + parameter.getValue()))
                        .toArray(String[]::new);
                ToolRun transform = PythonTools.find().run(arguments);
                assertThat(transform.exit()).as(transform.output()).isZero();
                return new TransformedTemplate((ObjectNode) JSON.readTree(Files.readString(file)));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TransformedTemplate {
        properties(body, "RemediatorFunctionTick").put("State", "DISABLED");
        properties(body, "RemediatorFunctionDatabaseEvents").put("Enabled", false);
    }

    /** With the id of something that is elsewhere wherever the resource's own is referred to. */
    TransformedTemplate referringTo(String id, String logicalId) {
        for (JsonNode parent : body.findParents("Ref")) {
            if (parent.path("Ref").asText().equals(logicalId)) {
                ((ObjectNode) parent).removeAll();
                ((ObjectNode) parent).put("Fn::Sub", id);
            }
        }
        return this;
    }

    Set<String> types() {
        return body.path("Resources")
                .valueStream()
                .map(resource -> resource.path("Type").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static ObjectNode properties(ObjectNode body, String logicalId) {
        return (ObjectNode) body.at("/Resources/" + logicalId + "/Properties");
    }
}
