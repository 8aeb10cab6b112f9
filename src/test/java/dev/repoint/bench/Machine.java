package dev.repoint.bench;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Where something was measured, because the figures are the machine's as much as ours. */
public record Machine(int cores, String jdk, String system) {

    public static Machine here() {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.vendor") + " " + Runtime.version(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    }

    /** Processes that ran or wanted to, on average over the last minute; negative where the system doesn't tell. */
    public static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** In a sentence, with the load at begin and end. */
    String describe(double loadBefore, double loadAfter) {
        return String.format(
                Locale.ROOT,
                "%d cores, %s, %s; load average %.1f at the begin and %.1f at the end",
                cores,
                jdk,
                system,
                loadBefore,
                loadAfter);
    }
}
