package dev.repoint.remediation;

import java.time.InstantSource;

/** What every pass of one invocation works with. */
record Means(
        EndpointResolver resolver,
        TargetGroups groups,
        HostedZones zones,
        Policy policy,
        Allowance readings,
        Allowance questions,
        InstantSource clock,
        Pause pause,
        Budget budget) {}
