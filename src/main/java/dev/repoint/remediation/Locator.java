package dev.repoint.remediation;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Answer;
import dev.repoint.alignment.Family;
import dev.repoint.alignment.Roster;
import java.time.Instant;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds a source's database: DNS says where its endpoints are, the RDS API which they are and how they do. */
final class Locator {

    /**
     * States that nobody but the owner ends.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/accessing-monitoring.html#Overview.DBInstance.Status">
     *     Viewing Amazon RDS DB instance status</a>
     */
    private static final Set<String> DOWN = Set.of("stopped", "storage-full");

    private final Source source;
    private final Endpoint endpoint;
    private final Catalogue catalogue;
    private final ReaderPool readers;
    private final Instant since;

    /** @param since when the invocation began; what the API said before may be a tick old */
    Locator(Source source, Endpoint endpoint, Catalogue catalogue, Memory memory, Instant since) {
        this.source = source;
        this.endpoint = endpoint;
        this.catalogue = catalogue;
        this.readers = new ReaderPool(endpoint, memory);
        this.since = since;
    }

    /** What the API or DNS leaves open although there is an answer; empty if nothing. */
    String trouble() {
        return switch (source) {
            case Source.HostName _ -> "";
            case Source.Instance _, Source.Writer _ -> catalogue.trouble();
            case Source.Readers _ ->
                Stream.of(catalogue.trouble(), readers.trouble())
                        .filter(trouble -> !trouble.isEmpty())
                        .collect(Collectors.joining("; "));
        };
    }

    /** As of when the answer to the next question holds: of readers the API's roll is a part, which may be older. */
    Instant asOf() {
        return source instanceof Source.Readers ? catalogue.asOf() : endpoint.askedAt();
    }

    /** Asks DNS what {@link #locate} is going to, if that is known without the API. */
    void askAhead(Family family) throws InterruptedException {
        if (source instanceof Source.HostName(var name)) {
            endpoint.askAhead(name, family);
        }
    }

    Reply<Sighting> locate(Optional<Family> family) throws InterruptedException {
        return switch (source) {
            case Source.HostName(var name) ->
                new Reply.Given<>(Sighting.of(name, endpoint.ask(name, family), Roster.NONE));
            case Source.Instance(var identifier) ->
                switch (catalogue.instance(identifier, since)) {
                    case Reply.Given<Inventory.Instance>(var instance) -> instance(instance, family);
                    case Reply.Refused<Inventory.Instance>(var refusal) -> new Reply.Refused<>(refusal);
                };
            case Source.Writer(var identifier) ->
                switch (catalogue.cluster(identifier, since)) {
                    case Reply.Given<Inventory.Cluster>(var cluster) -> writer(cluster, family);
                    case Reply.Refused<Inventory.Cluster>(var refusal) -> new Reply.Refused<>(refusal);
                };
            case Source.Readers(var identifier, var whenNone) ->
                switch (catalogue.cluster(identifier, since)) {
                    case Reply.Given<Inventory.Cluster>(var cluster) ->
                        new Reply.Given<>(readers.locate(cluster, whenNone, catalogue.isFresh(), family));
                    case Reply.Refused<Inventory.Cluster>(var refusal) -> new Reply.Refused<>(refusal);
                };
        };
    }

    private Reply<Sighting> instance(Inventory.Instance instance, Optional<Family> family) throws InterruptedException {
        if (instance.hostName().isEmpty()) {
            return withoutEndpoint(instance.identifier(), instance.status());
        }
        String name = instance.hostName().get();
        return new Reply.Given<>(Sighting.of(name, endpoint.ask(name, family), roster(true, instance.status())));
    }

    /** The endpoint's answer counts; that of the member which the API calls the writer confirms it, or doesn't. */
    private Reply<Sighting> writer(Inventory.Cluster cluster, Optional<Family> family) throws InterruptedException {
        if (cluster.hostName().isEmpty()) {
            return withoutEndpoint(cluster.identifier(), cluster.status());
        }
        String name = cluster.hostName().get();
        Answer answer = endpoint.ask(name, family);
        boolean isConfirmed = answer instanceof Answer.Addresses now
                && memberThatWrites(cluster, family).equals(now.addresses());
        return new Reply.Given<>(Sighting.of(name, answer, roster(isConfirmed, cluster.status())));
    }

    private NavigableSet<Address> memberThatWrites(Inventory.Cluster cluster, Optional<Family> family)
            throws InterruptedException {
        Optional<String> name = cluster.members().stream()
                .filter(Inventory.Member::isWriter)
                .findFirst()
                .flatMap(member -> member.instance().hostName());
        return name.isPresent()
                ? Sighting.addresses(endpoint.ask(name.get(), family))
                : Collections.emptyNavigableSet();
    }

    private static Roster roster(boolean isConfirmed, String status) {
        return new Roster(
                Collections.emptyNavigableSet(), Collections.emptyNavigableSet(), isConfirmed, DOWN.contains(status));
    }

    private static Reply<Sighting> withoutEndpoint(String identifier, String status) {
        return new Reply.Refused<>(
                new Refusal(Refusal.Verdict.HELD, identifier + " has no endpoint, its status is \"" + status + "\""));
    }
}
