package dev.repoint.drill;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** Does what the event says, so that the runtime around it can be tested. */
public final class ObedientFunction implements RequestStreamHandler {
    public ObedientFunction() {
        if (System.getenv("REFUSE_TO_START") != null) {
            throw new IllegalStateException("not today");
        }
        System.out.println("started");
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        System.out.println("told to " + event);
        var answer = new PrintStream(output, true, StandardCharsets.UTF_8);
        switch (event) {
            case "\"fail\"" -> throw new IllegalStateException("as \"told\"");
            case "\"exit\"" -> Runtime.getRuntime().halt(3);
            case "\"hang\"" -> hang();
            case "\"ask\"" ->
                URI.create(System.getenv("WORLD")).toURL().openStream().readAllBytes();
            case "\"shout\"" -> shout();
            case "\"environment\"" ->
                answer.print(String.join(",", System.getenv().keySet()));
            case "\"context\"" -> answer.print(context.getFunctionName() + " " + context.getMemoryLimitInMB());
            case "\"time\"" -> answer.print(context.getRemainingTimeInMillis());
            case "\"pid\"" -> answer.print(ProcessHandle.current().pid());
            default -> answer.print(event);
        }
        System.err.println("done");
    }

    private static void shout() {
        for (int line = 0; line < 20_000; line++) {
            System.out.println("line " + line + " of many, longer than a pipe holds");
        }
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
