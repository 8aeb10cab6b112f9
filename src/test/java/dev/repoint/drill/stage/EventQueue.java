package dev.repoint.drill.stage;

import dev.repoint.drill.Threads;
import dev.repoint.drill.scenario.DatabaseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;

/**
 * The template's FIFO queue with its one message group: what arrives while the function watches is the next batch.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html">Lambda, scaling of SQS event source
 *     mappings</a>
 */
final class EventQueue implements AutoCloseable {
    private static final int BATCH_MAX = 10;

    private record Message(DatabaseEvent event, String text) {}

    private final FunctionEnvironment function;
    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private final ExecutorService thread = Threads.virtual("event-queue");

    EventQueue(FunctionEnvironment function) {
        this.function = function;
        thread.execute(this::deliver);
    }

    /** @param text the event as EventBridge hands it over */
    void send(DatabaseEvent event, String text) {
        messages.add(new Message(event, text));
    }

    private void deliver() {
        try {
            while (true) {
                List<Message> batch = new ArrayList<>(List.of(messages.take()));
                messages.drainTo(batch, BATCH_MAX - 1);
                function.invoke(
                        batch.stream()
                                .map(message -> message.event().toString())
                                .collect(Collectors.joining("; ")),
                        Events.batch(batch.stream().map(Message::text).toList()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        Threads.stop(thread);
    }
}
