package dev.repoint.drill;

import java.time.Duration;

/** What {@link AwsGateway} does to one call on its way to AWS. */
public sealed interface Disturbance {
    /** The call passes as if nothing were set. */
    record None() implements Disturbance {}

    /** The call waits that long and then passes. */
    record Delay(Duration by) implements Disturbance {}

    /** AWS never sees the call; the caller gets AWS's error of that code. */
    record Fail(int status, String code, String message) implements Disturbance {}

    /** AWS carries the call out; the caller gets an error nevertheless. */
    record FailAfterEffect(int status, String code) implements Disturbance {}

    /** AWS never sees the call; the caller waits until it gives up or the gateway closes. */
    record Hang() implements Disturbance {}

    /** AWS never sees the call; the connection ends without an answer. */
    record Reset() implements Disturbance {}

    /** AWS never sees the call; this is the answer. */
    @SuppressWarnings("ArrayRecordComponent") // bytes of a response, never compared
    record Body(int status, String contentType, byte[] bytes) implements Disturbance {}

    /** AWS never sees the call; that handler answers it. */
    record Handled(LoopbackHttp.Handler handler) implements Disturbance {}

    /** AWS carries the call out; the connection ends in the middle of its answer. */
    record HalfBody() implements Disturbance {}
}
