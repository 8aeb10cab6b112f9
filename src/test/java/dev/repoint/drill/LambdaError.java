package dev.repoint.drill;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** The error document that a runtime posts: its type is the exception's class, its message the exception's own. */
record LambdaError(String type, String message) {
    private static final JsonFactory JSON = new JsonFactory();

    /** Missing members are empty; others, such as the stack trace, are left out. */
    static LambdaError read(byte[] document) throws IOException {
        String type = "";
        String message = "";
        try (JsonParser json = JSON.createParser(document)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String member = json.currentName();
                json.nextToken();
                switch (member) {
                    case "errorType" -> type = json.getValueAsString("");
                    case "errorMessage" -> message = json.getValueAsString("");
                    default -> json.skipChildren();
                }
            }
        }
        return new LambdaError(type, message);
    }
}
