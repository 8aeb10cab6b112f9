package dev.repoint;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.Set;
import java.util.function.Predicate;

/** Calls that the architecture allows in few places or nowhere. */
final class Accesses {
    private static final Set<String> TIME_AND_CHANCE = Set.of(
            "java.lang.Math.random",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.Thread.sleep",
            "java.time.Clock.system",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.systemUTC",
            "java.time.InstantSource.system",
            "java.util.Random.<init>",
            "java.util.SplittableRandom.<init>",
            "java.util.UUID.randomUUID",
            "java.util.concurrent.ThreadLocalRandom.current",
            "java.util.concurrent.TimeUnit.sleep",
            "java.util.concurrent.locks.LockSupport.parkNanos",
            "java.util.concurrent.locks.LockSupport.parkUntil",
            "java.util.random.RandomGenerator.getDefault",
            "java.util.random.RandomGenerator.of");

    private static final Set<String> NAME_LOOK_UPS = Set.of(
            "java.net.InetAddress.getAllByName",
            "java.net.InetAddress.getByName",
            "java.net.InetAddress.getCanonicalHostName",
            "java.net.InetAddress.getHostName",
            "java.net.InetAddress.getLocalHost",
            "java.net.InetSocketAddress.getHostName");

    private static final Set<String> SOCKETS = Set.of("java.net.InetSocketAddress.<init>", "java.net.Socket.<init>");

    private static final Set<String> NEW_CONNECTIONS =
            Set.of("java.net.Socket.<init>", "java.net.Socket.connect", "javax.net.SocketFactory.getDefault");

    private Accesses() {}

    static DescribedPredicate<JavaAccess<?>> toEnvironment() {
        return isOneOf("System.getenv", Set.of("java.lang.System.getenv"));
    }

    static DescribedPredicate<JavaAccess<?>> toTimeOrChance() {
        return isOneOf("a clock, pause or random of its own", TIME_AND_CHANCE).or(isNow());
    }

    static DescribedPredicate<JavaAccess<?>> toNameLookUp() {
        return isOneOf("a look-up by the JDK", NAME_LOOK_UPS).or(isSocketByName());
    }

    static DescribedPredicate<JavaAccess<?>> toNewConnection() {
        return isOneOf("a connection of its own", NEW_CONNECTIONS);
    }

    private static DescribedPredicate<JavaAccess<?>> isOneOf(String description, Set<String> names) {
        return target(description, target -> names.contains(nameOf(target)));
    }

    private static DescribedPredicate<JavaAccess<?>> isNow() {
        return target("java.time's now()", target -> {
            var owner = target.getOwner().getPackageName();
            return owner.startsWith("java.time") && target.getName().equals("now");
        });
    }

    private static DescribedPredicate<JavaAccess<?>> isSocketByName() {
        return target(
                "a socket or its address made from a name",
                target -> target instanceof CodeUnitAccessTarget made
                        && SOCKETS.contains(nameOf(made))
                        && made.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(String.class)));
    }

    private static DescribedPredicate<JavaAccess<?>> target(String description, Predicate<AccessTarget> test) {
        return DescribedPredicate.describe(description, access -> test.test(access.getTarget()));
    }

    private static String nameOf(AccessTarget target) {
        return target.getOwner().getFullName() + "." + target.getName();
    }
}
