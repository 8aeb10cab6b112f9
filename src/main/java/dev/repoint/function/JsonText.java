package dev.repoint.function;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads and writes JSON, by Jackson's streaming core alone. Strict: a name twice, a comma too many or bad UTF-8 is refused. */
final class JsonText {

    private static final int NESTING_MAX = 64;

    /** Jackson repeats a word without quotes, which is what a bare password is. */
    private static final Pattern TOKEN = Pattern.compile("Unrecognized token '[^']*'");

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(NESTING_MAX).build())
            .build();

    private JsonText() {}

    /** The one value that {@code text} holds; an {@link InvalidInput} that says where it goes wrong if it holds none. */
    static Json read(byte[] utf8) {
        try {
            return read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException notText) {
            throw new InvalidInput("malformed JSON: it is not valid UTF-8");
        }
    }

    static Json read(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new InvalidInput("malformed JSON: it is empty");
            }
            Json value = value(parser);
            if (parser.nextToken() != null) {
                throw new InvalidInput("malformed JSON: something follows its end");
            }
            return value;
        } catch (JsonProcessingException malformed) {
            throw new InvalidInput("malformed JSON: "
                    + TOKEN.matcher(malformed.getOriginalMessage()).replaceFirst("Unrecognized token")
                    + place(malformed));
        } catch (IOException malformed) {
            throw new InvalidInput("malformed JSON: " + malformed.getMessage());
        }
    }

    private static String place(JsonProcessingException malformed) {
        return Optional.ofNullable(malformed.getLocation())
                .map(place -> " at line " + place.getLineNr() + ", column " + place.getColumnNr())
                .orElse("");
    }

    static String write(Json json) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            write(json, generator);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return text.toString();
    }

    private static Json value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new Json.Text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(parser.getText());
            case VALUE_TRUE -> new Json.Bool(true);
            case VALUE_FALSE -> new Json.Bool(false);
            case VALUE_NULL -> new Json.Null();
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("no value begins with " + parser.currentToken());
        };
    }

    private static Json object(JsonParser parser) throws IOException {
        Map<String, Json> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return new Json.Obj(members);
    }

    private static Json array(JsonParser parser) throws IOException {
        List<Json> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser));
        }
        return new Json.Arr(elements);
    }

    private static void write(Json json, JsonGenerator generator) throws IOException {
        switch (json) {
            case Json.Obj(var members) -> {
                generator.writeStartObject();
                for (Map.Entry<String, Json> member : members.entrySet()) {
                    generator.writeFieldName(member.getKey());
                    write(member.getValue(), generator);
                }
                generator.writeEndObject();
            }
            case Json.Arr(var elements) -> {
                generator.writeStartArray();
                for (Json element : elements) {
                    write(element, generator);
                }
                generator.writeEndArray();
            }
            case Json.Text(var value) -> generator.writeString(value);
            case Json.Num(var literal) -> generator.writeNumber(literal);
            case Json.Bool(var value) -> generator.writeBoolean(value);
            case Json.Null _ -> generator.writeNull();
        }
    }
}
