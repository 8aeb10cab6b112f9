package dev.repoint.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/**
 * The roles of the template grant what the functions were seen to call in this build, and nothing else. Runs after all other
 * tests, by an execution of its own in pom.xml. Where only some of them ran it compares nothing, and says so.
 */
final class CallsCheck {

    @BeforeAll
    static void needsTheWholeSuite() throws IOException, URISyntaxException {
        List<String> missing = notRun();
        if (!missing.isEmpty()) {
            throw new TestAbortedException(
                    "calls and permissions were not compared, because %d test classes did not run, %s among them"
                            .formatted(missing.size(), missing.getFirst()));
        }
    }

    @Test
    void nothingIsCalledThatIsNotGranted() {
        assertThat(without(granted(), called())).isEmpty();
    }

    @Test
    void nothingIsGrantedThatIsNotCalled() {
        assertThat(without(called(), granted())).isEmpty();
    }

    @Test
    void whatIsNotCalledIsGrantedAllTheSame() {
        assertThat(Caller.ALL.stream().flatMap(Caller::grantedOtherwise)).containsAll(Caller.NOT_CALLED);
    }

    /** What no test calls would be found missing in an account only. */
    @Test
    void eachPlaceInTheCodeThatCallsIsComeBy() {
        List<Call> calls = calls().toList();
        List<Call> places = Program.calls().toList();

        assertThat(calls.stream().filter(call -> places.stream().noneMatch(call::isBy)))
                .isEmpty();
        assertThat(places.stream().filter(place -> calls.stream().noneMatch(call -> call.isBy(place))))
                .isEmpty();
    }

    private static Set<String> without(Set<String> known, Set<String> all) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(known);
        return rest;
    }

    private static Set<String> granted() {
        return Caller.ALL.stream().flatMap(Caller::granted).collect(Collectors.toSet());
    }

    private static Set<String> called() {
        return calls().flatMap(CallsCheck::ofCallers).collect(Collectors.toSet());
    }

    private static Stream<Call> calls() {
        return CallRecord.OF_CALLS.lines().stream()
                .map(Call::of)
                .map(CallsCheck::ofProgram)
                .filter(call -> !call.classes().isEmpty());
    }

    /** Tests of the adapters have the same package, and set up with calls of their own. */
    private static Call ofProgram(Call call) {
        return new Call(
                call.service(),
                call.operation(),
                call.classes().stream().filter(Program::has).collect(Collectors.toSet()));
    }

    private static Stream<String> ofCallers(Call call) {
        List<Caller> callers =
                Caller.ALL.stream().filter(caller -> caller.makes(call)).toList();
        return callers.isEmpty()
                ? Stream.of("no function's role " + call.action())
                : callers.stream().map(caller -> caller.to(call.action()));
    }

    /** The test classes that the build would run and that did not come to their end, by name. */
    private static List<String> notRun() throws IOException, URISyntaxException {
        Path classes = Path.of(CallsCheck.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Set<String> ran = CallRecord.OF_TESTS.lines();
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString().replace('/', '.'))
                    .filter(name -> name.matches("[^$]*(Test|IT)[.]class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .filter(name -> !ran.contains(name))
                    .sorted()
                    .toList();
        }
    }
}
