package dev.repoint;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.DriverManager;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The layering of Repoint. Think hard before changing this file: it is changed only together with an ADR (docs/adr) that
 * says why.
 */
final class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.repoint");

    @Test
    void packagesUseOnlyThoseBelowThem() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("dev.repoint..")
                .layer("alignment")
                .definedBy("dev.repoint.alignment..")
                .layer("remediation")
                .definedBy("dev.repoint.remediation..")
                .optionalLayer("bootstrap")
                .definedBy("dev.repoint.bootstrap..")
                .layer("dns")
                .definedBy("dev.repoint.dns..")
                .layer("aws")
                .definedBy("dev.repoint.aws..")
                .layer("identity")
                .definedBy("dev.repoint.identity..")
                .optionalLayer("postgres")
                .definedBy("dev.repoint.postgres..")
                .layer("function")
                .definedBy("dev.repoint.function..")
                .whereLayer("alignment")
                .mayOnlyBeAccessedByLayers("remediation", "dns", "aws", "identity", "function")
                .whereLayer("remediation")
                .mayOnlyBeAccessedByLayers("dns", "aws", "identity", "function")
                .whereLayer("bootstrap")
                .mayOnlyBeAccessedByLayers("aws", "postgres", "function")
                .whereLayer("dns")
                .mayOnlyBeAccessedByLayers("function")
                .whereLayer("aws")
                .mayOnlyBeAccessedByLayers("function")
                .whereLayer("identity")
                .mayOnlyBeAccessedByLayers("function")
                .whereLayer("postgres")
                .mayOnlyBeAccessedByLayers("function")
                .whereLayer("function")
                .mayNotBeAccessedByAnyLayer()
                .ensureAllClassesAreContainedInArchitecture()
                .check(MAIN);
    }

    @Test
    void alignmentKnowsNothingButValues() {
        classes()
                .that()
                .resideInAPackage("dev.repoint.alignment..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "dev.repoint.alignment..",
                                "java.lang..",
                                "java.time..",
                                "java.util",
                                "java.util.function",
                                "java.util.stream",
                                "org.jspecify.annotations")
                        .or(oneOf(InetAddress.class, Inet4Address.class, Inet6Address.class))
                        .and(DescribedPredicate.not(oneOf(Clock.class))))
                .check(MAIN);
    }

    @Test
    void onlyTheEnvironmentIsReadFromTheEnvironment() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.repoint.function.Environment")
                .should()
                .accessTargetWhere(Accesses.toEnvironment())
                .check(MAIN);
    }

    @Test
    void timeAndChanceAreInjected() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.repoint.function..")
                .should()
                .accessTargetWhere(Accesses.toTimeOrChance())
                .check(MAIN);
    }

    @Test
    void namesAreResolvedByDnsOnly() {
        noClasses()
                .should()
                .accessTargetWhere(Accesses.toNameLookUp())
                .because("the JDK caches, reads the hosts file and asks whom it likes; literals go through ofLiteral")
                .check(MAIN);
    }

    @Test
    void onlyIdentityAndDnsOpenConnectionsByThemselves() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.repoint.identity..", "dev.repoint.postgres..")
                .and()
                .doNotHaveFullyQualifiedName("dev.repoint.dns.TcpExchange")
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.nio.channels..", "javax.net..")
                        .or(oneOf(Socket.class, ServerSocket.class, DatagramSocket.class)))
                .check(MAIN);
    }

    @Test
    void postgresOnlyPutsTlsAroundItsDriversConnection() {
        noClasses()
                .that()
                .resideInAPackage("dev.repoint.postgres..")
                .should()
                .accessTargetWhere(Accesses.toNewConnection())
                .orShould()
                .dependOnClassesThat(resideInAPackage("java.nio.channels..")
                        .or(oneOf(ServerSocket.class, DatagramSocket.class, DriverManager.class)))
                .check(MAIN);
    }

    /** The entry points may build what they wire, but promise nothing in its terms. */
    @ParameterizedTest
    @CsvSource({
        "software.amazon.awssdk.., dev.repoint.aws..",
        "org.xbill.., dev.repoint.dns..",
        "java.sql.., dev.repoint.postgres..",
        "javax.sql.., dev.repoint.postgres..",
        "org.postgresql.., dev.repoint.postgres..",
        "com.amazonaws.., dev.repoint.function..",
    })
    void foreignTypesStayInTheirRoom(String foreign, String room) {
        noClasses()
                .that()
                .resideOutsideOfPackages(room, "dev.repoint.function..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(foreign)
                .check(MAIN);
        classes()
                .that()
                .resideOutsideOfPackage(room)
                .should(haveNoSignatureWith(resideInAPackage(foreign)))
                .check(MAIN);
    }

    @Test
    void mainDoesNotKnowTheDrill() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.repoint.drill..")
                .check(MAIN);
    }

    private static DescribedPredicate<JavaClass> oneOf(Class<?>... types) {
        return JavaClass.Predicates.belongToAnyOf(types);
    }

    private static ArchCondition<JavaClass> haveNoSignatureWith(DescribedPredicate<JavaClass> foreign) {
        return new ArchCondition<>("have no signature with a type that " + foreign.getDescription()) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getMembers().stream()
                        .filter(member -> !member.getModifiers().contains(JavaModifier.PRIVATE))
                        .filter(member -> !member.getModifiers().contains(JavaModifier.SYNTHETIC))
                        .filter(member ->
                                member.getAllInvolvedRawTypes().stream().anyMatch(foreign))
                        .map(member -> SimpleConditionEvent.violated(member, member.getDescription()))
                        .forEach(events::add);
            }
        };
    }
}
