package dev.repoint.function;

import dev.repoint.alignment.Answer;
import dev.repoint.alignment.Family;
import dev.repoint.bootstrap.Addresses;
import dev.repoint.remediation.EndpointResolver;

/** Addresses as the resolver finds them: IPv4 if there is one, else IPv6. */
record ResolvedAddresses(EndpointResolver resolver) implements Addresses {

    @Override
    public Found of(String name) throws InterruptedException {
        return switch (resolver.resolve(name, Family.IPV4)) {
            case Answer.Addresses four -> first(four);
            case Answer.Failed(var failure, var detail) -> nowhere(failure, detail);
            case Answer.Empty _ -> withoutIpv4(name);
        };
    }

    private Found withoutIpv4(String name) throws InterruptedException {
        return switch (resolver.resolve(name, Family.IPV6)) {
            case Answer.Addresses six -> first(six);
            case Answer.Failed(var failure, var detail) -> nowhere(failure, detail);
            case Answer.Empty(var absence) -> new Found.Nowhere("DNS has no address of " + name + ": " + absence);
        };
    }

    private static Found first(Answer.Addresses answer) {
        return new Found.At(answer.addresses().first().value());
    }

    private static Found nowhere(Answer.Failure failure, String detail) {
        return new Found.Nowhere("DNS failed: " + failure + ", " + detail);
    }
}
