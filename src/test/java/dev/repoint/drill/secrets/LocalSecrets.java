package dev.repoint.drill.secrets;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.repoint.drill.AwsProtocol;
import dev.repoint.drill.LoopbackHttp;
import java.io.IOException;
import java.net.URI;

/**
 * Secrets Manager on a loopback port, for the real SDK client. Clients come here by
 * {@code AWS_ENDPOINT_URL_SECRETS_MANAGER}.
 */
public final class LocalSecrets implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final int REFUSED = 400;

    private final SecretsActions actions = new SecretsActions();
    private final LoopbackHttp http = LoopbackHttp.start("local-secrets", this::handle);

    private LocalSecrets() {}

    public static LocalSecrets start() {
        return new LocalSecrets();
    }

    public URI endpoint() {
        return http.uri();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var request = new SecretsRequest(JSON.readTree(exchange.getRequestBody()));
        String action = AwsProtocol.JSON.action("POST", exchange.getRequestURI(), exchange.getRequestHeaders(), "");
        int status = OK;
        byte[] answer;
        try {
            answer = answer(action, request);
        } catch (SecretsError e) {
            status = REFUSED;
            answer = AwsProtocol.JSON.error(e.code(), String.valueOf(e.getMessage()));
        }
        exchange.getResponseHeaders().set("Content-Type", AwsProtocol.JSON.contentType);
        LoopbackHttp.answer(exchange, status, answer);
    }

    private synchronized byte[] answer(String action, SecretsRequest request) throws IOException, SecretsError {
        return JSON.writeValueAsBytes(actions.carryOut(action, request));
    }

    @Override
    public void close() {
        http.close();
    }
}
