package dev.repoint.function;

/** A deployment may not go on: its database would be out of reach, now or after a failover. Nothing was changed. */
public final class DeploymentRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    DeploymentRefused(Zones zones) {
        super("the deployment is refused, and nothing was changed: " + zones.text()
                + ". Zones \"report\" lets it go on all the same");
    }
}
