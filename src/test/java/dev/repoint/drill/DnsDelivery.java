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
import java.io.IOException;

/** How the bytes of a {@link DnsReply} go to whoever asked. */
final class DnsDelivery {

    private DnsDelivery() {}

    static void send(DnsReply reply, byte[] message, DnsSockets.Client client) throws IOException {
        switch (reply) {
            case Repeated(int times, DnsReply told) -> {
                for (int i = 0; i < times; i++) {
                    send(told, message, client);
                }
            }
            case Elsewhere(var from, var _) -> client.sendFrom(from, message);
            case Misframed(int length, var _) -> client.sendAs(length, message);
            case Late(var _, DnsReply told) -> send(told, message, client);
            case Truncated(DnsReply told) -> send(told, message, client);
            case WrongId(DnsReply told) -> send(told, message, client);
            case WrongName(DnsReply told) -> send(told, message, client);
            case Forged(var _, DnsReply told) -> send(told, message, client);
            case Plain _, Garbage _, PointerLoop _, Silence _ -> client.send(message);
        }
    }
}
