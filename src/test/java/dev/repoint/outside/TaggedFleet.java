package dev.repoint.outside;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.repoint.drill.AwsProtocol;
import dev.repoint.drill.LoopbackHttp;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The Resource Groups Tagging API's GetResources, a hundred target groups a page, without the time that moto takes for it. */
final class TaggedFleet implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 100;

    private record Group(String arn, Map<String, String> tags) {}

    private final List<Group> groups = new ArrayList<>();
    private final LoopbackHttp http = LoopbackHttp.start("tagging", this::handle);

    synchronized void add(String arn, Map<String, String> tags) {
        groups.add(new Group(arn, tags));
    }

    URI endpoint() {
        return http.uri();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String token =
                JSON.readTree(exchange.getRequestBody()).path("PaginationToken").asText();
        byte[] page = JSON.writeValueAsBytes(page(token.isEmpty() ? 0 : Integer.parseInt(token)));
        exchange.getResponseHeaders().set("Content-Type", AwsProtocol.JSON.contentType);
        LoopbackHttp.answer(exchange, 200, page);
    }

    private synchronized ObjectNode page(int from) {
        int until = Math.min(groups.size(), from + PAGE);
        ObjectNode page = JSON.createObjectNode().put("PaginationToken", until < groups.size() ? "" + until : "");
        ArrayNode found = page.putArray("ResourceTagMappingList");
        for (Group group : groups.subList(from, until)) {
            ArrayNode tags = found.addObject().put("ResourceARN", group.arn()).putArray("Tags");
            group.tags()
                    .forEach((key, value) -> tags.addObject().put("Key", key).put("Value", value));
        }
        return page;
    }

    @Override
    public void close() {
        http.close();
    }
}
