package dev.repoint.drill.stage;

import dev.repoint.drill.scenario.Failover;
import dev.repoint.drill.scenario.Host;
import java.time.Instant;

/** A failover that was played: when which host was lost. */
public record Loss(Failover failover, Host host, Instant at) {}
