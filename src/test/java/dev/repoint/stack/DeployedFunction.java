package dev.repoint.stack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repoint.drill.AwsAccount;
import dev.repoint.drill.LambdaRuntime;
import java.net.URI;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/** A function as the stack holds it. */
record DeployedFunction(AwsAccount account, FunctionConfiguration configuration) {

    DeployedFunction(AwsAccount account, String name) {
        this(account, configuration(account, name));
    }

    private static FunctionConfiguration configuration(AwsAccount account, String name) {
        try (LambdaClient functions = account.configured(LambdaClient.builder()).build()) {
            return functions.getFunction(request -> request.functionName(name)).configuration();
        }
    }

    /** Its handler in the built jar with its environment: in LocalStack's account but for ELBv2 and RDS, which are elsewhere. */
    LambdaRuntime.Builder runtime(URI elb, URI rds) {
        return LambdaRuntime.of(configuration.handler())
                .env(account.environment())
                .env("AWS_ENDPOINT_URL_ELASTIC_LOAD_BALANCING_V2", elb.toString())
                .env("AWS_ENDPOINT_URL_RDS", rds.toString())
                .env(configuration.environment().variables());
    }

    /** Its answer to one event. */
    JsonNode report(URI rest, String event) throws InterruptedException {
        try (LambdaRuntime runtime = runtime(rest, rest).start()) {
            return answer(runtime.invoke(event));
        }
    }

    static JsonNode answer(LambdaRuntime.Result result) {
        if (result instanceof LambdaRuntime.Result.Success(var body, var _, var _)) {
            return DeployedQueue.json(body);
        }
        throw new AssertionError(result.toString());
    }
}
