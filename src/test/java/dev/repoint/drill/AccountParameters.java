package dev.repoint.drill;

import java.util.Optional;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Parameters of an account's Parameter Store. */
public final class AccountParameters {
    private final SsmClient ssm;

    AccountParameters(SsmClient ssm) {
        this.ssm = ssm;
    }

    /** Writes it, over what is there. */
    public void put(String name, String value) {
        ssm.putParameter(request ->
                request.name(name).type(ParameterType.STRING).value(value).overwrite(true));
    }

    public Optional<String> find(String name) {
        try {
            return Optional.of(
                    ssm.getParameter(request -> request.name(name)).parameter().value());
        } catch (ParameterNotFoundException absent) {
            return Optional.empty();
        }
    }

    public void delete(String name) {
        ssm.deleteParameter(request -> request.name(name));
    }
}
