package dev.repoint.drill.nlb;

import dev.repoint.alignment.Target;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What each action does, and its answer. */
final class ElbActions {
    private final LocalGroups groups;
    private final ElbRules rules;

    ElbActions(LocalGroups groups, ElbRules rules) {
        this.groups = groups;
        this.rules = rules;
    }

    String carryOut(String action, QueryForm form) throws ElbError {
        return switch (action) {
            case "DescribeVpcs" -> ElbXml.vpcs(LocalGroups.VPC);
            case "CreateTargetGroup" -> described(action, List.of(groups.create(form)));
            case "DescribeTargetGroups" -> described(action, groups.find(form));
            case "DescribeTargetHealth" -> ElbXml.response(action, healths(form));
            case "RegisterTargets" -> ElbXml.response(action, register(form));
            case "DeregisterTargets" -> ElbXml.response(action, deregister(form));
            case "DescribeTargetGroupAttributes" -> attributes(action, groups.get(form));
            case "ModifyTargetGroupAttributes" -> attributes(action, modify(form));
            default -> throw ElbError.invalidAction(action);
        };
    }

    private static String described(String action, Collection<LocalGroup> found) {
        return ElbXml.response(action, ElbXml.groups(found, LocalGroups.VPC));
    }

    private static String attributes(String action, LocalGroup group) {
        return ElbXml.response(action, ElbXml.attributes(group.attributes().all()));
    }

    private String healths(QueryForm form) throws ElbError {
        LocalGroup group = groups.get(form);
        return ElbXml.healths(asked(form, group), group.zones());
    }

    /** A question that names targets is answered for each of them, registered or not. */
    private static NavigableMap<Target, TargetState> asked(QueryForm form, LocalGroup group) throws ElbError {
        NavigableMap<Target, TargetState> states = group.clock().states();
        List<TargetEntry> asked = TargetEntry.readAll(form, group);
        if (asked.isEmpty()) {
            return states;
        }
        NavigableMap<Target, TargetState> answered = new TreeMap<>();
        for (TargetEntry entry : asked) {
            answered.put(entry.target(), states.getOrDefault(entry.target(), TargetState.NOT_REGISTERED));
        }
        return answered;
    }

    private String register(QueryForm form) throws ElbError {
        LocalGroup group = groups.get(form);
        List<TargetEntry> entries = targets(form, group);
        for (TargetEntry entry : entries) {
            rules.check(entry.target().address(), group.family(), entry.zone().isPresent());
        }
        group.register(entries, rules.targetsMax());
        return "";
    }

    private String deregister(QueryForm form) throws ElbError {
        LocalGroup group = groups.get(form);
        targets(form, group).forEach(entry -> group.clock().deregister(entry.target()));
        return "";
    }

    private LocalGroup modify(QueryForm form) throws ElbError {
        LocalGroup group = groups.get(form);
        Map<String, String> changes = new TreeMap<>();
        for (QueryForm attribute : form.members("Attributes")) {
            changes.put(attribute.get("Key"), attribute.get("Value"));
        }
        group.attributes().modify(changes);
        return group;
    }

    private static List<TargetEntry> targets(QueryForm form, LocalGroup group) throws ElbError {
        List<TargetEntry> targets = TargetEntry.readAll(form, group);
        if (targets.isEmpty()) {
            throw ElbError.validation("Targets cannot be empty");
        }
        return targets;
    }
}
