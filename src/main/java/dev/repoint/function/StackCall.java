package dev.repoint.function;

import java.io.IOException;
import java.util.function.Function;

/** CloudFormation's call, which is answered whatever comes of it. */
record StackCall(CustomResourceRequest request) {

    /** What is done about it. */
    @FunctionalInterface
    interface Work<R> {
        R serve() throws InterruptedException;
    }

    /** Throws an {@link InvalidInput} if an answer may not go where the request wants it. */
    static StackCall of(CustomResourceRequest request, Environment environment) {
        ResponseHosts hosts = ResponseHosts.read(environment);
        if (!hosts.allow(request.responseUrl())) {
            throw new InvalidInput("ResponseURL: an answer may not go to "
                    + CustomResourceAnswer.host(request.responseUrl()) + ", only over https to " + hosts.patterns());
        }
        return new StackCall(request);
    }

    /** Does the work and answers with what came of it; with its failure if there is one, which then goes on. */
    <R> R serve(Work<R> work, Function<R, CustomResourceAnswer> answer) throws IOException, InterruptedException {
        R result;
        try {
            result = work.serve();
        } catch (RuntimeException | Error failure) {
            answerThough(failure);
            throw failure;
        }
        answer.apply(result).send(request);
        return result;
    }

    /** Lets the failure be the one to report if the answer fails as well. */
    private void answerThough(Throwable failure) throws InterruptedException {
        try {
            CustomResourceAnswer.failure(failure).send(request);
        } catch (IOException unanswered) {
            failure.addSuppressed(unanswered);
        }
    }
}
