package dev.repoint.function;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what woke the function. Anything that isn't listed in {@link Trigger} is refused with one clear error. */
final class TriggerReader {

    /** SQS around SNS around EventBridge is three. */
    private static final int WRAPPERS_MAX = 4;

    private static final String EXPECTED = "an event of aws.rds (from EventBridge, SNS or SQS), a scheduled event, a"
            + " CloudFormation custom-resource request, or an object with bindings, mode and watchSeconds";

    private TriggerReader() {}

    static Trigger read(byte[] utf8) {
        if (!(JsonText.read(utf8) instanceof Json.Obj event)) {
            throw new InvalidInput("the event is not a JSON object; expected " + EXPECTED);
        }
        if (event.has("Records")) {
            return records(event.array("Records"));
        }
        if (event.has("RequestType")) {
            return new Trigger.CustomResource(CustomResourceRequest.read(event));
        }
        if (event.has("detail-type") || event.has("source")) {
            return fromEventBridge(event);
        }
        return byHand(event);
    }

    private static Trigger fromEventBridge(Json.Obj event) {
        boolean isTick = event.text("detail-type").equals(Optional.of("Scheduled Event"))
                && event.text("source")
                        .filter(source -> source.equals("aws.events") || source.equals("aws.scheduler"))
                        .isPresent();
        return isTick
                ? new Trigger.Tick(time(event))
                : new Trigger.RdsEvents(List.of(rdsEvent(event)), List.of(), false);
    }

    private static RdsEvent rdsEvent(Json.Obj event) {
        if (event.text("source").equals(Optional.of("aws.rds"))) {
            return RdsEventReader.ofEventBridge(event);
        }
        throw new InvalidInput(
                "source: " + event.get("source").map(Problems::quoted).orElse("nothing") + " is not expected; expected "
                        + EXPECTED);
    }

    private static Instant time(Json.Obj event) {
        return event.text("time")
                .flatMap(RdsEventReader::instant)
                .orElseThrow(() -> new InvalidInput("time: is missing or no instant such as 2026-11-22T12:00:00Z"));
    }

    private static Trigger byHand(Json.Obj event) {
        Problems problems = new Problems();
        Fields fields = new Fields("", event, problems);
        Optional<List<String>> bindings = fields.texts("bindings");
        Mode mode = Mode.read("mode", fields.text("mode"), problems);
        Optional<Integer> watchSeconds = fields.number("watchSeconds", 0, RemediatorSettings.WATCH_SECONDS_MAX);
        if (!fields.endsHere()) {
            problems.add("the event", "expected " + EXPECTED);
        }
        problems.throwIfAny();
        return new Trigger.ByHand(bindings, mode, watchSeconds);
    }

    private static Trigger records(List<Json> records) {
        if (records.isEmpty()) {
            throw new InvalidInput("Records: is empty or no list; expected " + EXPECTED);
        }
        List<RdsEvent> events = new ArrayList<>();
        List<Trigger.Ignored> ignored = new ArrayList<>();
        boolean isFromQueue = records.stream().allMatch(TriggerReader::isOfQueue);
        for (Json each : records) {
            if (!(each instanceof Json.Obj message)) {
                throw new InvalidInput("Records: holds something that is no object; expected " + EXPECTED);
            }
            try {
                message(message)
                        .ifPresentOrElse(
                                events::add,
                                () -> ignored.add(new Trigger.Ignored(
                                        id(message),
                                        "no JSON object: plain text, such as SNS sends after a subscription")));
            } catch (InvalidInput unreadable) {
                // A message that can't be read would come again and again, and hold up those behind it.
                if (!isFromQueue) {
                    throw unreadable;
                }
                ignored.add(new Trigger.Ignored(id(message), unreadable.problem()));
            }
        }
        return new Trigger.RdsEvents(events, ignored, isFromQueue);
    }

    private static boolean isOfQueue(Json message) {
        return message instanceof Json.Obj object && object.text("eventSource").equals(Optional.of("aws:sqs"));
    }

    private static String id(Json.Obj message) {
        return message.text("messageId")
                .or(() -> message.object("Sns").flatMap(sns -> sns.text("MessageId")))
                .orElse("without an id");
    }

    private static Optional<RdsEvent> message(Json.Obj message) {
        Optional<String> body = isOfQueue(message)
                ? message.text("body")
                : message.object("Sns").flatMap(sns -> sns.text("Message"));
        return unwrap(
                body.orElseThrow(
                        () -> new InvalidInput("Records: holds no message of SQS or SNS; expected " + EXPECTED)),
                1);
    }

    /** The event in a message, through the wrappers that SQS and SNS put around it; nothing if it is plain text. */
    private static Optional<RdsEvent> unwrap(String text, int wrappers) {
        if (!text.strip().startsWith("{")) {
            return Optional.empty();
        }
        if (!(JsonText.read(text) instanceof Json.Obj content) || wrappers > WRAPPERS_MAX) {
            throw new InvalidInput("a message is wrapped more than " + WRAPPERS_MAX + " times");
        }
        Optional<String> inner = content.text("Message").filter(_ -> content.has("TopicArn") || content.has("Type"));
        if (inner.isPresent()) {
            return unwrap(inner.get(), wrappers + 1);
        }
        return Optional.of(content.has("Event Source") ? RdsEventReader.ofSubscription(content) : rdsEvent(content));
    }
}
