package dev.repoint.remediation;

import dev.repoint.alignment.Answer;
import dev.repoint.alignment.Family;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds a cluster's readers, each by its own endpoint: the reader endpoint answers with one of them in turn, so that nothing
 * follows from what it leaves out.
 *
 * <p>Those whose names timed out the last time are asked last: the first time-out ends the round.
 *
 * <table>
 * <caption>What a member's status means for its address</caption>
 * <tr><td>available</td><td>wanted</td></tr>
 * <tr><td>deleting, or the member is no longer listed</td><td>departed: somebody else may get the address next</td></tr>
 * <tr><td>any other word</td><td>spared: it is not added, and that is no reason to remove it</td></tr>
 * </table>
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Endpoints.Reader.html">Reader
 *     endpoints</a>
 */
final class ReaderPool {

    private static final String AVAILABLE = "available";
    private static final String DELETING = "deleting";

    private final Endpoint endpoint;
    private final Memory memory;
    private String trouble = "";

    ReaderPool(Endpoint endpoint, Memory memory) {
        this.endpoint = endpoint;
        this.memory = memory;
    }

    /** @param isFresh whether {@code cluster} is as the API shows it now; otherwise it can't tell who is gone */
    Sighting locate(Inventory.Cluster cluster, Source.WhenNone whenNone, boolean isFresh, Optional<Family> family)
            throws InterruptedException {
        List<Inventory.Instance> readers = cluster.members().stream()
                .filter(member -> !member.isWriter())
                .map(Inventory.Member::instance)
                .sorted(Comparator.comparing(reader -> memory.isSilent(reader.identifier())))
                .toList();
        RollCall call = new RollCall(memory);
        for (Inventory.Instance reader : readers) {
            if (reader.hostName().isPresent()) {
                String name = reader.hostName().get();
                Answer answer = call.isHopeless() ? call.hopeless() : ask(reader, name, family);
                call.take(reader, name, answer, place(reader));
            } else if (!reader.status().equals(DELETING)) {
                call.takeUnnamed(reader);
            }
        }
        trouble = call.trouble();
        boolean isNoneAvailable = readers.stream().noneMatch(reader -> place(reader) == RollCall.Place.WANTED);
        if (isNoneAvailable
                && whenNone == Source.WhenNone.WRITER
                && cluster.hostName().isPresent()) {
            String name = cluster.hostName().get();
            call.stepsIn(name, endpoint.ask(name, family));
        }
        // A cluster serves with a member at least: an empty list is a gap in the API's answer, not the end of all
        // readers.
        boolean tellsAbsence = isFresh && !cluster.members().isEmpty();
        return tellsAbsence ? call.sighting(stillThere(cluster)) : call.sightingOfOld();
    }

    /** Which available readers the latest round did not find; empty if it found all. */
    String trouble() {
        return trouble;
    }

    private Answer ask(Inventory.Instance reader, String name, Optional<Family> family) throws InterruptedException {
        Answer answer = endpoint.ask(name, family);
        memory.asked(reader.identifier(), RollCall.isTimeout(answer));
        return answer;
    }

    private static RollCall.Place place(Inventory.Instance reader) {
        return switch (reader.status()) {
            case AVAILABLE -> RollCall.Place.WANTED;
            case DELETING -> RollCall.Place.DEPARTED;
            default -> RollCall.Place.SPARED;
        };
    }

    private static Set<String> stillThere(Inventory.Cluster cluster) {
        return cluster.members().stream()
                .map(Inventory.Member::instance)
                .filter(instance -> !instance.status().equals(DELETING))
                .map(Inventory.Instance::identifier)
                .collect(Collectors.toSet());
    }
}
