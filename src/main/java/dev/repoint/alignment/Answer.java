package dev.repoint.alignment;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** What DNS says of an endpoint at one look (rule 1): only {@link Addresses} can ever lead to a change. */
public sealed interface Answer {

    /**
     * At least one address.
     *
     * @param addresses what any of the resolvers gave
     * @param ttl how long the answer may have been served from a cache, 0 to {@link #TTL_MAX}
     * @param unanimous whether every resolver that replied gave exactly these
     */
    record Addresses(NavigableSet<Address> addresses, Duration ttl, boolean unanimous) implements Answer {
        public Addresses {
            addresses = Collections.unmodifiableNavigableSet(new TreeSet<>(addresses));
            if (addresses.isEmpty()) {
                throw new IllegalArgumentException("no address is Empty, not Addresses");
            }
            if (ttl.isNegative()) {
                throw new IllegalArgumentException("ttl " + ttl + " is negative");
            }
            ttl = ttl.compareTo(TTL_MAX) > 0 ? TTL_MAX : ttl;
        }

        public static Addresses of(Collection<Address> addresses, Duration ttl) {
            return new Addresses(new TreeSet<>(addresses), ttl, true);
        }
    }

    /** The name exists without an address of the family asked for, or doesn't exist; or no database is there to be asked for. */
    record Empty(Absence absence) implements Answer {}

    /** No usable reply came. */
    record Failed(Failure failure, String detail) implements Answer {}

    /**
     * Kinds of emptiness.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc2308#section-2">RFC 2308, section 2</a>
     */
    enum Absence {
        NODATA,
        NXDOMAIN,
        /** A cluster has no reader that is available. */
        NO_READER
    }

    /** Kinds of failure; {@code GARBAGE} is a reply that can't be read, or that answers another question. */
    enum Failure {
        TIMEOUT,
        SERVFAIL,
        REFUSED,
        GARBAGE
    }

    /** The longest time that one answer can hold up the count of agreeing answers (rule 3). */
    Duration TTL_MAX = Duration.ofSeconds(30);

    /**
     * What several resolvers say together (rule 2): an address that any of them gives is wanted, and one is missing only if
     * all that replied leave it out. The time to live is the longest one, since each of them may answer from its cache.
     */
    static Answer together(List<Answer> answers) {
        List<Addresses> found = answers.stream()
                .filter(Addresses.class::isInstance)
                .map(Addresses.class::cast)
                .toList();
        List<Answer> replies =
                answers.stream().filter(answer -> !(answer instanceof Failed)).toList();
        if (found.isEmpty()) {
            return replies.isEmpty() ? answers.getFirst() : replies.getFirst();
        }
        NavigableSet<Address> union = new TreeSet<>();
        found.forEach(answer -> union.addAll(answer.addresses()));
        Duration ttl = found.stream()
                .map(Addresses::ttl)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        boolean unanimous = found.size() == replies.size()
                && found.stream().allMatch(answer -> answer.addresses().equals(union) && answer.unanimous());
        return new Addresses(union, ttl, unanimous);
    }
}
