package dev.repoint.function;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Whatever wakes the remediator: something that is known, or one error of few words. */
public final class TriggerFuzz {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration WATCH = Duration.ofMinutes(7);

    private TriggerFuzz() {}

    /** Loads classes, for which no input has to answer. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput("{\"bindings\":[\"orders\"]}".getBytes(StandardCharsets.UTF_8));
    }

    public static void fuzzerTestOneInput(byte[] event) {
        try {
            Trigger trigger = TriggerReader.read(event);
            new Occasions(List.of(), WATCH).of(trigger, false, NOW);
            JsonText.write(new Report(trigger, Mode.APPLY, List.of(), 0).json());
        } catch (InvalidInput refused) {
            Refusals.check(refused);
        }
    }
}
