package dev.repoint.drill.nlb;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A target as a call names it; without a port it has the group's, and its zone is no part of its identity here. */
record TargetEntry(Target target, Optional<String> zone) {
    private static final Pattern ZONE = Pattern.compile("[a-z0-9-]{1,32}");

    static List<TargetEntry> readAll(QueryForm form, LocalGroup group) throws ElbError {
        List<TargetEntry> entries = new ArrayList<>();
        for (QueryForm member : form.members("Targets")) {
            entries.add(read(member, group));
        }
        return entries;
    }

    private static TargetEntry read(QueryForm member, LocalGroup group) throws ElbError {
        String id = member.get("Id");
        Address address = Address.parse(id)
                .orElseThrow(
                        () -> ElbError.validation("The IP address '" + id + "' is not a valid IPv4 or IPv6 address"));
        int port = member.findInt("Port", Target.PORT_MAX).orElse(group.port());
        Optional<String> zone = member.find("AvailabilityZone");
        if (zone.isPresent() && !ZONE.matcher(zone.get()).matches()) {
            throw ElbError.validation("'" + zone.get() + "' is no Availability Zone");
        }
        return new TargetEntry(new Target(address, port), zone);
    }
}
