package dev.repoint.endurance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process holds: bytes of live objects, after a collection; threads of the system; open file descriptors; resident
 * memory.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/25/docs/specs/man/jcmd.html">jcmd, GC.class_histogram</a>
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_status.5.html">proc_pid_status, Threads and VmRSS</a>
 */
record Vitals(int invocations, long liveBytes, long threads, long descriptors, long residentKibibytes) {
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final Pattern THREADS = Pattern.compile("(?m)^Threads:\\s+(\\d+)");
    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+)");

    static Vitals of(long pid, int invocations) throws IOException, InterruptedException {
        long live = number(TOTAL, histogram(pid));
        Path process = Path.of("/proc", Long.toString(pid));
        String status = Files.readString(process.resolve("status"));
        try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
            return new Vitals(
                    invocations, live, number(THREADS, status), descriptors.count(), number(RESIDENT, status));
        }
    }

    /** Counts live objects only, for which it collects the others. */
    private static String histogram(long pid) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        try (var output = process.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(text);
            }
            return text;
        }
    }

    private static long number(Pattern line, String text) throws IOException {
        Matcher found = line.matcher(text);
        if (!found.find()) {
            throw new IOException("no line " + line + " in " + text);
        }
        return Long.parseLong(found.group(1));
    }

    @Override
    public String toString() {
        return "%,6d invocations: %,d bytes alive, %d threads, %d descriptors, %,d KiB resident"
                .formatted(invocations, liveBytes, threads, descriptors, residentKibibytes);
    }
}
