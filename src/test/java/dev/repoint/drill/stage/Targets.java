package dev.repoint.drill.stage;

import dev.repoint.alignment.Target;
import dev.repoint.drill.AwsGateway.Call;
import dev.repoint.drill.scenario.Host;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hosts that are meant where targets are named. */
public final class Targets {
    private static final Pattern ADDRESS = Pattern.compile("Targets\\.member\\.\\d+\\.Id=([^&]+)");

    private Targets() {}

    private static final Pattern GROUP = Pattern.compile("TargetGroupArn=([^&]+)");
    private static final int OK = 200;

    /** Whether a call has registered or deregistered targets. */
    static boolean isChange(Call call) {
        return call.status() == OK
                && (call.action().equals("RegisterTargets") || call.action().equals("DeregisterTargets"));
    }

    /** Which group a call is about; empty if about none. */
    static String group(Call call) {
        Matcher group = GROUP.matcher(call.body());
        return group.find() ? URLDecoder.decode(group.group(1), StandardCharsets.UTF_8) : "";
    }

    /** Those that a call names. */
    static List<String> addresses(Call call) {
        return ADDRESS.matcher(call.body())
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /** Of a call that registers or deregisters targets. */
    public static List<Host> of(Call call) {
        return addresses(call).stream().map(Targets::host).toList();
    }

    public static Host host(Target target) {
        return host(target.address().toString());
    }

    private static Host host(String address) {
        return Arrays.stream(Host.values())
                .filter(host -> host.toString().equals(address))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(address + " is no host of the drill"));
    }
}
