package dev.repoint.remediation;

import dev.repoint.alignment.AllowedRanges;
import java.time.Duration;

/**
 * What holds for all bindings of a function.
 *
 * @param agreement consecutive answers that an address must be absent from before it may be removed, 1 to 10
 * @param interval the pause between looks while watching, 100 ms to 60 s
 * @param memory path of the parameters that remember what was registered, such as {@code /repoint/orders}
 */
public record Policy(int agreement, Duration interval, AllowedRanges allowed, String memory) {}
