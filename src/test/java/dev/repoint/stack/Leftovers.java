package dev.repoint.stack;

import dev.repoint.drill.AwsAccount;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What is called by a stack's name: its queues, rules and functions. */
final class Leftovers {

    private Leftovers() {}

    static List<String> of(AwsAccount account, String stack) {
        try (SqsClient queues = account.configured(SqsClient.builder()).build();
                EventBridgeClient bus =
                        account.configured(EventBridgeClient.builder()).build();
                LambdaClient functions =
                        account.configured(LambdaClient.builder()).build()) {
            return Stream.of(
                            queues.listQueues(request -> request.queueNamePrefix(stack)).queueUrls().stream(),
                            bus.listRules(request -> request.namePrefix(stack)).rules().stream()
                                    .map(Rule::name),
                            functions.listFunctions().functions().stream()
                                    .map(FunctionConfiguration::functionName)
                                    .filter(name -> name.startsWith(stack)))
                    .flatMap(each -> each)
                    .toList();
        }
    }
}
