package dev.repoint.drill;

import dev.repoint.drill.DnsReply.Elsewhere;
import dev.repoint.drill.DnsReply.Forged;
import dev.repoint.drill.DnsReply.Garbage;
import dev.repoint.drill.DnsReply.Late;
import dev.repoint.drill.DnsReply.Misframed;
import dev.repoint.drill.DnsReply.Plain;
import dev.repoint.drill.DnsReply.PointerLoop;
import dev.repoint.drill.DnsReply.Repeated;
import dev.repoint.drill.DnsReply.Silence;
import dev.repoint.drill.DnsReply.Truncated;
import dev.repoint.drill.DnsReply.WrongId;
import dev.repoint.drill.DnsReply.WrongName;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A {@link DnsReply} as bytes; a {@link Late} one is waited for here. */
final class DnsWire {
    /** The longest UDP message for a client that says nothing (RFC 1035 section 4.2.1), bytes. */
    private static final int UDP_BYTES = 512;

    private static final Name OTHER_NAME = DnsMessages.name("somebody-else.invalid");
    private static final int ANSWERS_OFFSET = 6;

    private DnsWire() {}

    /** The message, or nothing if the reply is silence. */
    static Optional<byte[]> render(Message query, DnsReply reply, boolean tcp) throws InterruptedException {
        return switch (reply) {
            case Plain plain -> Optional.of(DnsMessages.response(query, plain).toWire(limit(query, tcp)));
            case Silence() -> Optional.empty();
            case Garbage(byte[] bytes) -> Optional.of(bytes);
            case PointerLoop() -> Optional.of(pointerLoop(query));
            case Truncated(DnsReply overTcp) -> tcp ? render(query, overTcp, true) : Optional.of(truncated(query));
            case WrongId(DnsReply told) -> render(query, told, tcp).map(DnsWire::underAnotherId);
            case WrongName(DnsReply told) -> render(aboutAnotherName(query), told, tcp);
            case Forged(var hand, DnsReply told) -> render(query, told, tcp).map(hand);
            case Repeated(int _, DnsReply told) -> render(query, told, tcp);
            case Elsewhere(var _, DnsReply told) -> render(query, told, tcp);
            case Misframed(int _, DnsReply told) -> render(query, told, tcp);
            case Late(var by, DnsReply told) -> {
                Thread.sleep(by);
                yield render(query, told, tcp);
            }
        };
    }

    /** Whether the bytes carry the header's truncation bit. */
    static boolean isTruncated(byte[] message) {
        return message.length > 2 && (message[2] & 2) != 0;
    }

    private static int limit(Message query, boolean tcp) {
        if (tcp) {
            return Message.MAXLENGTH;
        }
        OPTRecord edns = query.getOPT();
        return edns == null ? UDP_BYTES : Math.max(UDP_BYTES, edns.getPayloadSize());
    }

    private static byte[] truncated(Message query) {
        Message response = DnsMessages.blank(query);
        response.getHeader().setFlag(Flags.TC);
        return response.toWire();
    }

    private static byte[] underAnotherId(byte[] message) {
        byte[] forged = message.clone();
        forged[1] ^= 0x55;
        return forged;
    }

    private static Message aboutAnotherName(Message query) {
        Message other = query.clone();
        other.removeAllRecords(Section.QUESTION);
        other.addRecord(query.getQuestion().withName(OTHER_NAME), Section.QUESTION);
        return other;
    }

    private static byte[] pointerLoop(Message query) {
        byte[] start = DnsMessages.blank(query).toWire();
        // One answer. Its owner name: a pointer (two high bits) to this very offset. Then an A record as it should be.
        return ByteBuffer.allocate(start.length + 16)
                .put(start)
                .putShort(ANSWERS_OFFSET, (short) 1)
                .putShort((short) (0xC000 | start.length))
                .putShort((short) Type.A)
                .putShort((short) DClass.IN)
                .putInt(5)
                .putShort((short) 4)
                .put(new byte[] {10, 0, 0, 1})
                .array();
    }
}
