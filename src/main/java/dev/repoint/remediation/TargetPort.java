package dev.repoint.remediation;

import java.util.Optional;

/** The port of a binding's targets: its own, or the group's, which is asked for once in an environment's life. */
final class TargetPort {

    private final Binding binding;
    private final TargetGroups groups;
    private final Allowance readings;
    private final Memory memory;

    TargetPort(Binding binding, TargetGroups groups, Allowance readings, Memory memory) {
        this.binding = binding;
        this.groups = groups;
        this.readings = readings;
        this.memory = memory;
    }

    Optional<Integer> known() {
        return binding.port().or(memory::groupPort);
    }

    /** Asks for the group's port if that is needed and not known yet. */
    Optional<Refusal> learn() throws InterruptedException {
        if (known().isPresent()) {
            return Optional.empty();
        }
        readings.take();
        return switch (groups.port(binding.targetGroupArn())) {
            case Reply.Refused<Integer>(Refusal refusal) -> Optional.of(refusal);
            case Reply.Given<Integer>(Integer port) -> {
                memory.groupPort(port);
                yield Optional.empty();
            }
        };
    }
}
