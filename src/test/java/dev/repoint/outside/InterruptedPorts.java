package dev.repoint.outside;

import dev.repoint.bootstrap.Attempt;
import dev.repoint.bootstrap.Bootstrap.Ports;
import dev.repoint.bootstrap.ControlPlane;
import dev.repoint.bootstrap.Secrets;
import dev.repoint.bootstrap.SourceDatabase;
import dev.repoint.bootstrap.SourceDatabase.Session;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Predicate;

/** The ports of a process that dies right after its n-th change, before anybody hears what came of it. */
final class InterruptedPorts {

    /** The death of the process. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;

        Killed(String after) {
            super("killed after " + after);
        }
    }

    private final int last;
    private int changes;

    private InterruptedPorts(int last) {
        this.last = last;
    }

    static Ports after(int changes, Ports whole) {
        return new InterruptedPorts(changes).around(whole);
    }

    private Ports around(Ports whole) {
        return new Ports(
                watched(ControlPlane.class, whole.rds(), InterruptedPorts::isChange),
                watched(Secrets.class, whole.secrets(), InterruptedPorts::isChange),
                whole.dns(),
                watched(SourceDatabase.class, whole.postgres(), _ -> false),
                whole.balancers());
    }

    private static boolean isChange(Object answer) {
        return answer instanceof Attempt;
    }

    private <T> T watched(Class<T> port, T whole, Predicate<Object> isChange) {
        InvocationHandler handler = (_, method, arguments) -> {
            try {
                Object answer = method.invoke(whole, arguments);
                if (isChange.test(answer)) {
                    count(method.getName());
                }
                return answer instanceof SourceDatabase.Admission.Open(var session)
                        ? new SourceDatabase.Admission.Open(watched(Session.class, session, InterruptedPorts::isChange))
                        : answer;
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        };
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
    }

    private void count(String change) {
        changes++;
        if (changes == last) {
            throw new Killed(change + ", change " + changes);
        }
    }
}
