package dev.repoint.function;

import java.util.List;
import java.util.Locale;

/** An enum's constants as JSON spells them: in lower case, with hyphens. */
final class Word {

    private Word() {}

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All of them, quoted, for a sentence that says what was expected. */
    static String anyOf(List<? extends Enum<?>> values) {
        List<String> words = values.stream().map(each -> '"' + of(each) + '"').toList();
        String last = words.getLast();
        return words.size() == 1 ? last : String.join(", ", words.subList(0, words.size() - 1)) + " or " + last;
    }
}
