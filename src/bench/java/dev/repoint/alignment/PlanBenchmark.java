package dev.repoint.alignment;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A plan from what was seen, with Lambda's collector and compiler. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--sun-misc-unsafe-memory-access=allow"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PlanBenchmark {
    private final Observation same = seen(Examples.OLD);
    private final Observation other = seen(Examples.NEW);

    private static Observation seen(Address now) {
        Answer answer = Examples.answer(now);
        Group group = Examples.group(Examples.entry(Examples.OLD, Health.HEALTHY));
        return new Observation(answer, Examples.agreement(answer, 1), group, Examples.instance());
    }

    @Benchmark
    public Plan nothingMoved() {
        return Planner.plan(same);
    }

    @Benchmark
    public Plan addressMoved() {
        return Planner.plan(other);
    }
}
