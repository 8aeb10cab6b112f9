package dev.repoint.bootstrap;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A tool that keeps the database as its own files say. */
enum ManagingTool {
    CLOUD_FORMATION("CloudFormation", "cloudformation|\\bcdk\\b", false),
    TERRAFORM("Terraform", "terraform|terragrunt|\\b(open)?tofu\\b", true),
    PULUMI("Pulumi", "pulumi", true),
    CROSSPLANE("Crossplane", "crossplane", true),
    OTHER("Another tool", "\\b(ansible|chef|puppet|spacelift|atlantis|ack|operator)\\b", false);

    /** A key that says who keeps the database, whatever its separators. */
    private static final Pattern SAYS =
            Pattern.compile("(managed|created|provisioned|deployed)(by|with)|provisioner|iac|tool");

    private static final Set<String> DENIES = Set.of("false", "no", "0", "none");

    private final String title;
    private final Pattern words;

    /** Whether a key that has the tool's name says enough. */
    private final boolean isTold;

    ManagingTool(String title, String words, boolean isTold) {
        this.title = title;
        this.words = Pattern.compile(words);
        this.isTold = isTold;
    }

    @Override
    public String toString() {
        return title;
    }

    /**
     * Who says so in the tags. CloudFormation, and so CDK and SAM, always does; with the others it is custom.
     *
     * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-resource-tags.html">
     *     Resource tags</a>
     */
    static Optional<ManagingTool> of(Map<String, String> tags) {
        return tags.entrySet().stream()
                .flatMap(tag ->
                        by(tag.getKey().toLowerCase(Locale.ROOT), tag.getValue().toLowerCase(Locale.ROOT)).stream())
                .min(Enum::compareTo);
    }

    private static Optional<ManagingTool> by(String key, String value) {
        if (key.startsWith("aws:cloudformation:")) {
            return Optional.of(CLOUD_FORMATION);
        }
        boolean says = SAYS.matcher(key.replaceAll("[^a-z]", "")).matches();
        if (!says && DENIES.contains(value)) {
            return Optional.empty();
        }
        String text = says ? value : key;
        return Stream.of(values())
                .filter(tool ->
                        (says || tool.isTold) && tool.words.matcher(text).find())
                .findFirst();
    }

    /** What to write into the tool, so that it keeps what was set, and wants what the pipe needs. */
    String lines(Goal goal, ParameterGroup current) {
        Map<String, String> values = new TreeMap<>();
        current.parameters().values().stream()
                .filter(Parameter::isSetByUser)
                .forEach(parameter -> parameter.value().ifPresent(value -> values.put(parameter.name(), value)));
        values.putAll(goal.parameters());
        boolean isCluster = switch (goal.source()) {
            case DatabaseId.Cluster _ -> true;
            case DatabaseId.Instance _ -> false;
        };
        String family = current.family();
        return switch (this) {
            case CLOUD_FORMATION -> cloudFormation(isCluster, family, values);
            case TERRAFORM -> terraform(isCluster, family, values);
            case PULUMI, CROSSPLANE, OTHER ->
                "put a " + (isCluster ? "cluster " : "") + "parameter group of family " + family + " with " + values
                        + " into it, and attach that to " + goal.source();
        };
    }

    private static String cloudFormation(boolean isCluster, String family, Map<String, String> values) {
        String kind = isCluster ? "DBClusterParameterGroup" : "DBParameterGroup";
        String lines = values.entrySet().stream()
                .map(value ->
                        "\n      " + value.getKey() + ": '" + value.getValue().replace("'", "''") + "'")
                .collect(Collectors.joining());
        return "LogicalReplication:\n  Type: AWS::RDS::" + kind
                + "\n  Properties:\n    Description: Logical replication\n    Family: " + family
                + "\n    Parameters:" + lines + "\nand in the database: " + kind + "Name: !Ref LogicalReplication";
    }

    private static String terraform(boolean isCluster, String family, Map<String, String> values) {
        String kind = isCluster ? "rds_cluster_parameter_group" : "db_parameter_group";
        String argument = isCluster ? "db_cluster_parameter_group_name" : "parameter_group_name";
        String blocks = values.entrySet().stream()
                .map(value -> "\n  parameter {\n    name         = \"" + value.getKey() + "\"\n    value        = \""
                        + value.getValue().replace("\\", "\\\\").replace("\"", "\\\"")
                        + "\"\n    apply_method = \"pending-reboot\"\n  }")
                .collect(Collectors.joining());
        return "resource \"aws_" + kind + "\" \"logical_replication\" {\n  family = \"" + family + "\"" + blocks
                + "\n}\nand in the database: " + argument + " = aws_" + kind + ".logical_replication.name";
    }
}
