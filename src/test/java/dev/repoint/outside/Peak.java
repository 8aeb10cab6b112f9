package dev.repoint.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The most memory that was ever resident of a process, as Linux counts it.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_status.5.html">proc_pid_status, VmHWM</a>
 */
record Peak(long mebibytes) {
    private static final Pattern LINE = Pattern.compile("VmHWM:\\s+([0-9]+) kB");
    private static final int KIBIBYTES = 1024;

    static Peak of(long pid) throws IOException {
        Matcher line = LINE.matcher(Files.readString(Path.of("/proc", Long.toString(pid), "status")));
        if (!line.find()) {
            throw new IOException("this kernel does not tell how much memory a process held");
        }
        return new Peak(Long.parseLong(line.group(1)) / KIBIBYTES);
    }

    @Override
    public String toString() {
        return mebibytes + " MiB";
    }
}
