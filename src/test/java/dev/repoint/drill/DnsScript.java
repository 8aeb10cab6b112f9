package dev.repoint.drill;

import dev.repoint.drill.LoopbackDnsServer.Question;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Replies in order, the last one for ever. Each record type walks the list for itself, so A and AAAA stay in step. */
final class DnsScript implements Function<Question, DnsReply> {
    private final List<DnsReply> replies;
    private final Map<Integer, AtomicInteger> asked = new ConcurrentHashMap<>();

    DnsScript(DnsReply... replies) {
        this.replies = List.of(replies);
        if (this.replies.isEmpty()) {
            throw new IllegalArgumentException("a script needs at least one reply");
        }
    }

    @Override
    public DnsReply apply(Question question) {
        int position = asked.computeIfAbsent(question.type(), type -> new AtomicInteger())
                .getAndUpdate(at -> Math.min(at + 1, replies.size() - 1));
        return replies.get(position);
    }
}
