package dev.repoint.remediation;

/**
 * The Route 53 record, A or AAAA, that is kept equal to the agreed answer.
 *
 * @param zoneId the hosted zone's id without the "/hostedzone/" before it
 * @param name lower-case, without a final dot
 * @param ttlSeconds 1 to {@link #TTL_SECONDS_MAX}
 */
public record AddressRecord(String zoneId, String name, int ttlSeconds) {

    public static final int TTL_SECONDS_MAX = 86_400;

    public static final int TTL_SECONDS_DEFAULT = 30;
}
