package dev.repoint.calls;

import dev.repoint.function.BootstrapFunction;
import dev.repoint.function.RemediatorFunction;
import dev.repoint.template.Grants;
import dev.repoint.template.Template;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A function that calls AWS.
 *
 * @param role its own, by the id in the template
 * @param classes what it can reach to call with, by name
 */
record Caller(String role, Set<String> classes) {
    static final List<Caller> ALL = List.of(
            new Caller("RemediatorRole", Program.reachedFrom(RemediatorFunction.class)),
            new Caller("BootstrapRole", Program.reachedFrom(BootstrapFunction.class)));

    /** Granted, and not called through the SDK. */
    static final Set<String> NOT_CALLED = Set.of(
            // Lambda writes the function's output down,
            // https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
            "logs:CreateLogStream",
            "logs:PutLogEvents",
            // Lambda takes messages to the function,
            // https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
            "sqs:ReceiveMessage",
            "sqs:DeleteMessage",
            "sqs:GetQueueAttributes",
            // Lambda hands on what failed,
            // https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
            "sqs:SendMessage",
            // SQS and Secrets Manager use the key in the name of who calls them,
            // https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service
            "kms:Decrypt",
            "kms:GenerateDataKey",
            // RDS asks for it when a signed token comes as a password,
            // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html
            "rds-db:connect");

    /**
     * Whether it makes the call: whether it can reach every class that had a part in it. An adapter that both functions can
     * reach counts for both, with all of its calls; so what only one of them may call has an adapter of its own.
     */
    boolean makes(Call call) {
        return classes.containsAll(call.classes());
    }

    /** An action as its role allows it. */
    String to(String action) {
        return role + " " + action;
    }

    /** What its role allows for calls, with any parameters. */
    Stream<String> granted() {
        return allowed().filter(action -> !NOT_CALLED.contains(action)).map(this::to);
    }

    /** What its role allows for anything else, with any parameters. */
    Stream<String> grantedOtherwise() {
        return allowed().filter(NOT_CALLED::contains);
    }

    private Stream<String> allowed() {
        return Grants.ever(Template.ofProject(), role);
    }
}
