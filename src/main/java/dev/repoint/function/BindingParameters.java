package dev.repoint.function;

import dev.repoint.remediation.Parameters;
import dev.repoint.remediation.Refusal;
import dev.repoint.remediation.Refusal.Verdict;
import dev.repoint.remediation.Reply;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/** Reads bindings from SSM parameters. */
final class BindingParameters {

    private BindingParameters() {}

    /** All from the parameter {@code name}. One that is missing or holds no array is a refusal. */
    static Reading in(String name, Parameters parameters) {
        return () -> switch (parameters.read(name)) {
            case Reply.Refused<Optional<String>>(Refusal refusal) -> new Reply.Refused<>(refusal);
            case Reply.Given<Optional<String>>(Optional<String> text) -> document(name, text);
        };
    }

    /**
     * Each from a parameter below {@code path}, named after that parameter's last part if it gives no name.
     *
     * @param memory the path of parameters that are no bindings, which may lie below the other
     */
    static Reading below(String path, String memory, Parameters parameters) {
        return () -> switch (parameters.readAll(path)) {
            case Reply.Refused<NavigableMap<String, String>>(Refusal refusal) -> new Reply.Refused<>(refusal);
            case Reply.Given<NavigableMap<String, String>>(NavigableMap<String, String> texts) ->
                new Reply.Given<>(Entry.distinct(texts.entrySet().stream()
                        .filter(each -> !ParameterName.isWithin(memory, each.getKey()))
                        .map(each -> BindingDocument.readOne(
                                each.getKey(), ParameterName.lastPart(each.getKey()), each.getValue()))
                        .toList()));
        };
    }

    private static Reply<List<Entry>> document(String name, Optional<String> text) {
        if (text.isEmpty()) {
            return new Reply.Refused<>(new Refusal(Verdict.FAILED, "there is no parameter " + name));
        }
        try {
            return new Reply.Given<>(BindingDocument.read(name, text.get()));
        } catch (InvalidInput unreadable) {
            return new Reply.Refused<>(new Refusal(Verdict.FAILED, "parameter " + unreadable.problem()));
        }
    }
}
