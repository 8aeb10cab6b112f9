package dev.repoint.function;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The hosts that a custom resource's answer may go to: whoever can invoke the function must not be able to make it talk to
 * somebody else.
 *
 * @param patterns host names, in which "*" stands for anything within one label of a name
 */
record ResponseHosts(List<String> patterns) {

    /**
     * Where CloudFormation's pre-signed URLs lead: S3, by its global and its regional names.
     *
     * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requests.html">Request object</a>
     * @see <a href="https://docs.aws.amazon.com/general/latest/gr/s3.html">Amazon S3 endpoints</a>
     */
    private static final List<String> S3 =
            List.of("*.s3.amazonaws.com", "*.s3.*.amazonaws.com", "*.s3-*.amazonaws.com", "*.s3.*.amazonaws.com.cn");

    private static final int PORT_MAX = 65_535;

    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

    /**
     * What "*" may stand in: no address, however it is written, since its last part begins with a digit or isn't a label.
     *
     * @see <a href="https://url.spec.whatwg.org/#ends-in-a-number-checker">Hosts that end in a number</a>
     */
    private static final Pattern NAME = Pattern.compile("([a-z0-9-]+\\.)*[a-z][a-z0-9-]*");

    static ResponseHosts read(Environment environment) {
        return new ResponseHosts(environment
                .get("REPOINT_RESPONSE_HOSTS")
                .map(text -> Arrays.stream(text.split(","))
                        .map(pattern -> pattern.strip().toLowerCase(Locale.ROOT))
                        .toList())
                .orElse(S3));
    }

    /** Whether an answer may go to {@code url}: over TLS, or to this very machine where the list names it without "*". */
    boolean allow(URI url) {
        String host = Optional.ofNullable(url.getHost()).orElse("").toLowerCase(Locale.ROOT);
        boolean isSafe = "https".equalsIgnoreCase(url.getScheme())
                || ("http".equalsIgnoreCase(url.getScheme()) && LOOPBACK.contains(host) && patterns.contains(host));
        return isSafe
                && !host.isEmpty()
                && url.getUserInfo() == null
                && url.getPort() <= PORT_MAX
                && patterns.stream().anyMatch(pattern -> matches(pattern, host));
    }

    private static boolean matches(String pattern, String host) {
        if (pattern.equals(host)) {
            return true;
        }
        String[] parts = pattern.split("\\*", -1);
        String regex =
                String.join("[^.]*", Arrays.stream(parts).map(Pattern::quote).toList());
        return NAME.matcher(host).matches() && host.matches(regex);
    }
}
