package dev.repoint.endurance;

import org.junit.jupiter.api.Test;

/** A process that is invoked many times holds no more in the end than when it was warm. */
final class WornIT {
    private static final int INVOCATIONS = 500;

    /** The fifth of ten samples: short as this is, all kinds of invocations came twice by then. */
    private static final int WARM = 4;

    @Test
    void doesNotGrow() throws Exception {
        try (Wear wear = new Wear()) {
            Growth growth = new Growth(wear.run(INVOCATIONS), WARM);

            System.out.print(growth.text());
            growth.isBounded();
        }
    }
}
