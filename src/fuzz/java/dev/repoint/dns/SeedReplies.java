package dev.repoint.dns;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Replies as the VPC's resolver gives them for an endpoint of RDS, to begin with. */
public final class SeedReplies {
    private static final Name INSTANCE = Name.fromConstantString("ec2-10-0-2-7.eu-west-1.compute.amazonaws.com.");

    private SeedReplies() {}

    public static void writeTo(Path folder) throws IOException {
        Record address = new ARecord(ReplyFuzz.NAME, DClass.IN, 5, InetAddress.ofLiteral("10.0.2.7"));
        Record another = new ARecord(ReplyFuzz.NAME, DClass.IN, 5, InetAddress.ofLiteral("10.0.1.5"));
        Record alias = new CNAMERecord(ReplyFuzz.NAME, DClass.IN, 30, INSTANCE);
        Record behind = new ARecord(INSTANCE, DClass.IN, 60, InetAddress.ofLiteral("10.0.2.7"));
        Record ipv6 = new AAAARecord(ReplyFuzz.NAME, DClass.IN, 5, InetAddress.ofLiteral("fd00::7"));
        write(folder, "address", Rcode.NOERROR, address);
        write(folder, "addresses", Rcode.NOERROR, address, another, ipv6);
        write(folder, "alias", Rcode.NOERROR, alias, behind);
        write(folder, "alias-alone", Rcode.NOERROR, alias);
        write(folder, "nodata", Rcode.NOERROR);
        write(folder, "nxdomain", Rcode.NXDOMAIN);
        write(folder, "servfail", Rcode.SERVFAIL);
    }

    private static void write(Path folder, String name, int rcode, Record... answer) throws IOException {
        Message reply = new Message(0);
        List.of(Flags.QR, Flags.RD, Flags.RA).forEach(flag -> reply.getHeader().setFlag(flag));
        reply.getHeader().setRcode(rcode);
        reply.addRecord(Record.newRecord(ReplyFuzz.NAME, Type.A, DClass.IN), Section.QUESTION);
        for (Record record : answer) {
            reply.addRecord(record, Section.ANSWER);
        }
        if (answer.length == 0) {
            reply.addRecord(
                    new SOARecord(Name.root, DClass.IN, 60, Name.root, Name.root, 1, 60, 60, 60, 60),
                    Section.AUTHORITY);
        }
        reply.addRecord(new OPTRecord(1232, Rcode.NOERROR, 0), Section.ADDITIONAL);
        Files.write(folder.resolve(name), reply.toWire());
    }
}
