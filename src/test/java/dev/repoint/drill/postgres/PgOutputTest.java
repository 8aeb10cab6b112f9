package dev.repoint.drill.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.postgresql.replication.LogSequenceNumber;

class PgOutputTest {
    @Test
    void readsTheNumberOfARow() {
        assertThat(read("49 00004001 4e 0001 74 00000003 " + hex("123"))).isEqualTo(new PgOutput.Insert(123));
    }

    @Test
    void readsTheEndOfACommitAndNotItsBeginning() {
        assertThat(read("43 00 0000000001782710 0000000001782740 0002f0c1a2b3c4d5"))
                .isEqualTo(new PgOutput.Commit(LogSequenceNumber.valueOf("0/1782740")));
    }

    @Test
    void passesOverWhatItNeedsNothingOf() {
        assertThat(read("42 0000000001782710 0002f0c1a2b3c4d5 000002ea")).isEqualTo(new PgOutput.Begin());
        assertThat(read("52 00004001")).isEqualTo(new PgOutput.Other('R'));
    }

    @Test
    void refusesARowOfAnotherShape() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("49 00004001 4e 0002 6e 6e"))
                .withMessage("a row of 2 columns, expected 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("49 00004001 4e 0001 6e"))
                .withMessage("pgoutput says 'n', expected 't'");
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static PgOutput read(String hex) {
        return PgOutput.read(ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", ""))));
    }
}
