package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.repoint.bootstrap.Goal;

/** Requests for a database to be made ready, as JSON, and what is read of them. */
final class Goals {
    /** The least that has to be said. */
    static final Json.Obj LEAST = object("""
        {"action": "check", "source": "instance:orders", "passwordSecret": "repoint/orders"}
        """);

    private Goals() {}

    static Json.Obj object(String json) {
        return JsonText.read(json) instanceof Json.Obj object ? object : Json.object();
    }

    /** What is wanted if {@code members}, without their braces, are said besides the least. */
    static Goal with(String members) {
        return BootstrapRequest.read(object("{" + members + "}").over(LEAST)).goal();
    }

    /** What is wanted if {@code field} is that JSON value. */
    static Goal with(String field, String value) {
        return with("\"" + field + "\": " + value);
    }

    /** Refused with a problem that begins with the field and holds {@code expected}. */
    static void assertRefused(String field, String value, String expected) {
        assertRefusedWith("\"" + field + "\": " + value, field, expected);
    }

    static void assertRefusedWith(String members, String start, String expected) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> with(members))
                .satisfies(refused ->
                        assertThat(refused.getMessage()).startsWith(start).contains(expected));
    }
}
