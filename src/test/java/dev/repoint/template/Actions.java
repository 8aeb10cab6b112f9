package dev.repoint.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which resources AWS's actions take, as cfn-lint knows it from AWS's policy generator.
 *
 * @param forms of the ARNs, by action; none of an action that takes no resource
 */
record Actions(Map<String, List<Pattern>> forms) {
    private static final String FIND = """
        import re, sys
        from cfnlint.data import AdditionalSpecs
        from cfnlint.helpers import load_resource
        services = load_resource(AdditionalSpecs, "Policies.json")
        for action in sys.argv[1:]:
            service, name = action.split(":")
            kinds = services[service]["Actions"][name.lower()].get("Resources", [])
            kinds = [kinds] if isinstance(kinds, str) else kinds
            known = services[service].get("Resources", {})
            forms = [form for kind in kinds for form in known[kind.lower()]["ARNFormats"]]
            print(action, *[re.sub(r"[$]{[^}]*}", "[^:]*", form) for form in forms])
        """;

    static Actions of(Set<String> names, PythonTools python) {
        List<String> arguments = new ArrayList<>(List.of("-c", FIND));
        arguments.addAll(names);
        ToolRun found = python.run(arguments.toArray(String[]::new));
        assertThat(found.exit()).as(found.output()).isZero();
        return new Actions(found.output()
                .lines()
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(
                        words -> words[0],
                        words -> Stream.of(words).skip(1).map(Pattern::compile).toList())));
    }

    /**
     * Whether the action takes the resource: {@code *} only if it takes no narrower one. What isn't written as an ARN is a
     * resource of the stack, by its id.
     *
     * @param grant such as {@code tag:GetResources on *}
     */
    boolean fit(String grant) {
        String[] parts = grant.split(" on ", 2);
        String resource = parts[1];
        List<Pattern> known = forms.getOrDefault(parts[0], List.of());
        if (known.isEmpty() || resource.equals("*")) {
            return known.isEmpty() && resource.equals("*");
        }
        return !resource.startsWith("arn:")
                || known.stream().anyMatch(form -> form.matcher(resource).matches());
    }
}
