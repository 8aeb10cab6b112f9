package dev.repoint.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResourceMarkTest {

    @ParameterizedTest
    @CsvSource({
        "'', [repoint:db-NEW]",
        "orders' pipe, orders' pipe [repoint:db-NEW]",
        "[repoint:db-OLD], [repoint:db-NEW]",
        "orders' pipe [repoint:db-OLD], orders' pipe [repoint:db-NEW]",
        "[repoint:db-OLD] by hand, by hand [repoint:db-NEW]",
        "[repoint:db-OLD] a [repoint:db-OLDER], a [repoint:db-NEW]",
        "[repoint:] a, [repoint:] a [repoint:db-NEW]",
        "[repoint:a b], [repoint:a b] [repoint:db-NEW]",
    })
    void keepsWhatPeopleWrote(String comment, String renewed) {
        String found = new ResourceMark(Optional.of(comment)).renewed("db-NEW");

        assertThat(found).isEqualTo(renewed);
        assertThat(new ResourceMark(Optional.of(found)).names("db-NEW")).isTrue();
        assertThat(new ResourceMark(Optional.of(found)).renewed("db-NEW")).isEqualTo(renewed);
    }

    @Test
    void anotherMachinesIsNotThisOnes() {
        ResourceMark mark = new ResourceMark(Optional.of("x [repoint:db-OLD]"));

        assertThat(mark.id()).contains("db-OLD");
        assertThat(mark.names("db-OLD")).isTrue();
        assertThat(mark.names("db-OL")).isFalse();
        assertThat(new ResourceMark(Optional.empty()).names("db-OLD")).isFalse();
        assertThat(new ResourceMark(Optional.empty()).renewed("db-OLD")).isEqualTo("[repoint:db-OLD]");
    }
}
