package dev.repoint.template;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import software.amazon.event.ruler.Machine;

/** A rule of EventBridge, which takes events by AWS's own matcher. */
final class EventRule {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Machine machine = Machine.builder().build();

    EventRule(Stack stack, String logicalId) {
        try {
            machine.addRule(
                    logicalId, stack.properties(logicalId).path("EventPattern").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether its pattern matches. What is no JSON object is no event, and never gets as far as a rule. */
    boolean takes(String event) {
        try {
            return isObject(event) && machine.rulesForJSONEvent(event).size() == 1;
        } catch (Exception e) {
            throw new IllegalArgumentException("the matcher can't read " + event, e);
        }
    }

    private static boolean isObject(String text) {
        try {
            return JSON.readTree(text).isObject();
        } catch (IOException e) {
            return false;
        }
    }
}
