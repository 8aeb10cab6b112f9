package dev.repoint.drill.stage;

import dev.repoint.alignment.Target;
import dev.repoint.drill.AwsGateway.Call;
import dev.repoint.drill.scenario.Host;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The hosts that are meant where targets are named. */
public final class Targets {
    private static final Pattern ADDRESS = Pattern.compile("Targets\\.member\\.\\d+\\.Id=([^&]+)");

    private Targets() {}

    /** Of a call that registers or deregisters targets. */
    public static List<Host> of(Call call) {
        return ADDRESS.matcher(call.body())
                .results()
                .map(match -> host(match.group(1)))
                .toList();
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
