package dev.repoint.function;

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
}
