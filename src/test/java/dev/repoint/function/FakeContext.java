package dev.repoint.function;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;

/** What Lambda tells of an invocation, as far as the function may ask. */
record FakeContext(int remainingMillis) implements Context {
    static final String FUNCTION = "repoint";

    @Override
    public String getFunctionName() {
        return FUNCTION;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return remainingMillis;
    }

    @Override
    public String getAwsRequestId() {
        throw notAsked();
    }

    @Override
    public String getLogGroupName() {
        throw notAsked();
    }

    @Override
    public String getLogStreamName() {
        throw notAsked();
    }

    @Override
    public String getFunctionVersion() {
        throw notAsked();
    }

    @Override
    public String getInvokedFunctionArn() {
        throw notAsked();
    }

    @Override
    public CognitoIdentity getIdentity() {
        throw notAsked();
    }

    @Override
    public ClientContext getClientContext() {
        throw notAsked();
    }

    @Override
    public int getMemoryLimitInMB() {
        throw notAsked();
    }

    @Override
    public LambdaLogger getLogger() {
        throw notAsked();
    }

    private static UnsupportedOperationException notAsked() {
        return new UnsupportedOperationException("the function has no business with this");
    }
}
