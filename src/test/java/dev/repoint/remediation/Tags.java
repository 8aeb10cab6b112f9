package dev.repoint.remediation;

import static dev.repoint.alignment.Examples.PORT;

import java.util.Optional;

/** What people may change of a binding while the function is at work. */
final class Tags {

    private int port = PORT;
    private Foreign foreign = Foreign.EVICT;
    private boolean isPaused;

    void port(int number) {
        port = number;
    }

    void foreign(Foreign choice) {
        foreign = choice;
    }

    void paused(boolean isSo) {
        isPaused = isSo;
    }

    /** The binding as it is tagged now. */
    Binding on(Binding binding, Optional<AddressRecord> record) {
        return new Binding(
                binding.name(),
                binding.source(),
                Optional.of(port),
                binding.targetGroupArn(),
                record,
                foreign,
                isPaused);
    }
}
