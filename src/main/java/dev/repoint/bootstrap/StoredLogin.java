package dev.repoint.bootstrap;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A user and its password as a secret holds them: JSON with {@code username} and {@code password}, other fields aside.
 *
 * @see <a href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_secret_json_structure.html">JSON structure
 *     of Secrets Manager secrets</a>
 */
final class StoredLogin {

    private static final JsonFactory JSON = new JsonFactory();

    private StoredLogin() {}

    /** Empty if it isn't such JSON. What is wrong is not told, because it might be told with a part of the secret. */
    static Optional<Login> read(Secret text) {
        Map<String, String> fields = fields(text);
        return fields.containsKey("username") && fields.containsKey("password")
                ? Optional.of(new Login(fields.get("username"), new Secret(fields.get("password"))))
                : Optional.empty();
    }

    /** The password for {@code user}, of JSON that may leave the name out, or of text that is nothing but the password. */
    static Optional<Secret> password(Secret text, String user) {
        Map<String, String> fields = fields(text);
        boolean isForUser = fields.getOrDefault("username", user).equals(user);
        Optional<String> password = text.value().stripLeading().startsWith("{")
                ? Optional.ofNullable(fields.get("password")).filter(_ -> isForUser)
                : Optional.of(text.value());
        return password.filter(StoredLogin::isPassword).map(Secret::new);
    }

    private static boolean isPassword(String text) {
        return !text.isEmpty() && text.chars().noneMatch(Character::isISOControl);
    }

    static Secret write(Login login) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("username", login.user());
            json.writeStringField("password", login.secret().value());
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Secret(text.toString());
    }

    private static Map<String, String> fields(Secret text) {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser json = JSON.createParser(text.value())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Map.of();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (json.nextToken() == JsonToken.VALUE_STRING) {
                    fields.put(name, json.getText());
                } else {
                    json.skipChildren();
                }
            }
            return fields;
        } catch (JacksonException notJson) {
            return Map.of();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
