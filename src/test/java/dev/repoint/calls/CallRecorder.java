package dev.repoint.calls;

import java.lang.StackWalker.StackFrame;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Writes down which calls the adapters make. The SDK gives it to every client in a process with the tests' resources on its
 * class path, whatever else the client is told, because it is named in {@code
 * software/amazon/awssdk/global/handlers/execution.interceptors}. It is asked once for a call, not for its retries, before
 * anything is sent and by whoever makes the call: so the stack tells an adapter's call from a test's own.
 *
 * <p>That is in the JVMs of Surefire and Failsafe, and in the one that makes every call from the built jar. The jar under
 * Lambda's runtime interface client has no tests beside it. It needn't be recorded: it calls through the same adapters, and
 * what is called there alone stands in the code, where {@link CallsCheck} misses it among what was recorded.
 *
 * @see <a href="https://sdk.amazonaws.com/java/api/latest/software/amazon/awssdk/core/interceptor/ExecutionInterceptor.html">
 *     ExecutionInterceptor, with the ways to name one</a>
 */
public final class CallRecorder implements ExecutionInterceptor {
    private static final String ADAPTERS = "dev.repoint.aws.";

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        Set<String> classes = StackWalker.getInstance()
                .walk(frames -> frames.map(StackFrame::getClassName)
                        .filter(name -> name.startsWith(ADAPTERS))
                        .collect(Collectors.toSet()));
        if (!classes.isEmpty()) {
            String service = SdkNames.service(context.request().getClass().getName());
            String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
            CallRecord.OF_CALLS.add(new Call(service, operation, classes).line());
        }
    }
}
