package dev.repoint.function;

/** What an error says has to fit into a log. */
final class Refusals {
    private Refusals() {}

    static void check(InvalidInput refused) {
        int length = refused.problem().length();
        if (refused.problem().isBlank() || length > InvalidInput.CHARACTERS_MAX + 3) {
            throw new AssertionError(length + " characters of an error");
        }
    }
}
