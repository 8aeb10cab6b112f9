package dev.repoint.outside;

import java.util.Arrays;
import java.util.Random;

/** What a liar's hand does to a DNS message with one question and, under a compression pointer, one answer to it. */
final class Forgery {
    private static final int FLAGS = 2;
    private static final int QUESTIONS = 4;
    private static final int ANSWERS = 6;
    private static final int HEADER = 12;
    private static final int NOISE_BYTES = 500;
    private static final int AAAA = 28;
    private static final int CHAOS = 3;

    private Forgery() {}

    static byte[] noReply(byte[] message) {
        return with(message, FLAGS, message[FLAGS] & ~0x80);
    }

    static byte[] anotherOperation(byte[] message) {
        return with(message, FLAGS, message[FLAGS] | 0x20);
    }

    /** As the flag says; all of it is there. */
    static byte[] cutShort(byte[] message) {
        return with(message, FLAGS, message[FLAGS] | 0x02);
    }

    static byte[] noQuestion(byte[] message) {
        return with(message, QUESTIONS + 1, 0);
    }

    static byte[] moreAnswersThanThereAre(byte[] message) {
        return with(message, ANSWERS, 0xff);
    }

    static byte[] questionOfAnotherType(byte[] message) {
        return with(message, questionEnd(message) - 3, AAAA);
    }

    static byte[] questionOfAnotherClass(byte[] message) {
        return with(message, questionEnd(message) - 1, CHAOS);
    }

    static byte[] answerOfAnotherClass(byte[] message) {
        return with(message, questionEnd(message) + 5, CHAOS);
    }

    static byte[] pointerAhead(byte[] message) {
        return with(message, questionEnd(message) + 1, message.length - 2);
    }

    static byte[] half(byte[] message) {
        return Arrays.copyOf(message, questionEnd(message) + 7);
    }

    /** Under the right id. */
    static byte[] noise(byte[] message) {
        byte[] noise = new byte[NOISE_BYTES];
        new Random(4711).nextBytes(noise);
        System.arraycopy(message, 0, noise, 0, FLAGS);
        return noise;
    }

    static byte[] nothing(byte[] message) {
        return Arrays.copyOf(message, 0);
    }

    private static byte[] with(byte[] message, int at, int value) {
        byte[] forged = message.clone();
        forged[at] = (byte) value;
        return forged;
    }

    /** Past name, type and class. */
    private static int questionEnd(byte[] message) {
        int at = HEADER;
        while (message[at] != 0) {
            at += message[at] + 1;
        }
        return at + 5;
    }
}
