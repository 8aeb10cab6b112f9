package dev.repoint.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AllowedTest {

    private static Optional<String> problem(String allowed, String value) {
        Parameter parameter = new Parameter(
                "it", Optional.empty(), false, false, true, Optional.of(allowed).filter(text -> !text.isEmpty()));
        return Allowed.problem(group(parameter), "it", value);
    }

    private static ParameterGroup group(Parameter parameter) {
        return new ParameterGroup(
                "mine", "postgres16", new TreeMap<>(Map.of(parameter.name(), parameter)), new TreeSet<>());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0,1 | 1",
                "0, 1 | 1",
                "5-100 | 5",
                "5-100 | 100",
                "-1-2147483647 | -1",
                "-1,1-100 | -1",
                "0-1 | 0.5",
                "0.0-1.0 | 1",
                "5-100 | GREATEST({DBInstanceClassMemory/9531392},64)",
                "5-100 | {DBInstanceClassMemory/9531392}",
                "none,ddl,mod,all | ddl",
                "auto_explain,pg_cron | pg_cron,auto_explain",
                "1.2.3-4 | 7",
                "'' | anything",
            })
    void fits(String allowed, String value) {
        assertThat(problem(allowed, value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0,1 | 2",
                "0,1 | on",
                "5-100 | 4",
                "5-100 | 101",
                "5-100 | 5s",
                "-1-2147483647 | -2",
                "-1,1-100 | 0",
                "-100--50 | -49",
            })
    void doesNotFit(String allowed, String value) {
        assertThat(problem(allowed, value)).contains("expected one of " + allowed);
    }

    @Test
    void aParameterThatRdsKeepsForItselfStaysAsItIs() {
        ParameterGroup group = group(new Parameter("it", Optional.of("a"), false, true, false, Optional.empty()));

        assertThat(Allowed.problem(group, "it", "b")).contains("RDS doesn't let it be changed");
        assertThat(Allowed.problem(group, "it", "a")).isEmpty();
    }

    @Test
    void aParameterThatIsNotThereIsNone() {
        ParameterGroup full = group(new Parameter("it", Optional.of("a"), false, true, true, Optional.empty()));
        ParameterGroup bare = group(new Parameter("it", Optional.of("a"), true, true, true, Optional.empty()));

        assertThat(Allowed.problem(full, "max_wal", "1")).contains("family postgres16 has no such parameter");
        assertThat(Allowed.problem(bare, "max_wal", "1")).isEmpty();
    }
}
