package dev.repoint.bootstrap;

/** Secrets Manager. Each call ends within 15 seconds. */
public interface Secrets {

    /** What is kept under a name or an ARN. */
    sealed interface Stored {

        record Text(Secret text) implements Stored {}

        /** A secret without a value. */
        record Empty() implements Stored {}

        record Missing() implements Stored {}

        /** AWS doesn't show it; {@code why} names the operation and the error code. */
        record Unreadable(String why) implements Stored {}
    }

    Stored read(String secret);

    /** Gives a secret its value, made first if {@code isMissing}; one that somebody made meanwhile is {@code NotNow}. */
    Attempt write(String secret, Secret text, boolean isMissing);
}
