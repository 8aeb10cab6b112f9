package dev.repoint.calls;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** The adapters to AWS and the package that puts them into the functions, as they are compiled. */
final class Program {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.repoint.aws", "dev.repoint.function");

    private Program() {}

    /** Whether the class is the program's. */
    static boolean has(String className) {
        return CLASSES.contain(className);
    }

    /** The classes that can be reached from one. From any other package an adapter is reached as a port only. */
    static Set<String> reachedFrom(Class<?> start) {
        Set<String> reached = new HashSet<>();
        Deque<JavaClass> next = new ArrayDeque<>(Set.of(CLASSES.get(start)));
        while (!next.isEmpty()) {
            JavaClass type = next.remove();
            if (has(type.getName()) && reached.add(type.getName())) {
                type.getDirectDependenciesFromSelf().stream()
                        .map(Dependency::getTargetClass)
                        .forEach(next::add);
            }
        }
        return reached;
    }

    /** All calls that are written in the code, each with the one class where it stands. */
    static Stream<Call> calls() {
        return CLASSES.stream()
                .flatMap(type -> type.getCodeUnitAccessesFromSelf().stream())
                .filter(access -> isCall(access.getTarget()))
                .map(Program::call);
    }

    private static boolean isCall(CodeUnitAccessTarget target) {
        return target.getOwner().getName().startsWith(SdkNames.SERVICES)
                && target.getOwner().getName().endsWith("Client")
                && target.getRawReturnType().getName().endsWith("Response");
    }

    private static Call call(JavaCodeUnitAccess<?> access) {
        return new Call(
                SdkNames.service(access.getTargetOwner().getName()),
                SdkNames.operation(access.getName()),
                Set.of(access.getOriginOwner().getName()));
    }
}
