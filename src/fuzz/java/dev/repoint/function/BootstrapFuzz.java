package dev.repoint.function;

import java.nio.charset.StandardCharsets;

/** Whatever wakes the bootstrap: something that is known, or one error of few words. */
public final class BootstrapFuzz {

    private BootstrapFuzz() {}

    /** Loads classes, for which no input has to answer. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput("{\"action\":\"check\"}".getBytes(StandardCharsets.UTF_8));
    }

    public static void fuzzerTestOneInput(byte[] event) {
        try {
            if (BootstrapCall.read(event) instanceof BootstrapCall.ByHand(Json.Obj request)) {
                BootstrapRequest.read(request);
            }
        } catch (InvalidInput refused) {
            Refusals.check(refused);
        }
    }
}
