package dev.repoint.aws;

import dev.repoint.remediation.Parameters;
import dev.repoint.remediation.Refusal;
import dev.repoint.remediation.Refusal.Verdict;
import dev.repoint.remediation.Reply;
import java.nio.charset.StandardCharsets;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathResponse;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterTier;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/**
 * Parameters of SSM Parameter Store.
 *
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParametersByPath.html">
 *     GetParametersByPath</a>
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html">PutParameter</a>
 */
public final class SsmParameters implements Parameters {

    /** The most that the API takes. */
    private static final int PARAMETERS_PER_PAGE = 10;

    private static final int PARAMETERS_MAX = 1000;

    /** Of the standard tier, which costs nothing. */
    private static final int VALUE_BYTES_MAX = 4096;

    private final AwsClients clients;

    public SsmParameters(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public Reply<Optional<String>> read(String name) {
        return AwsFailure.reply("GetParameter", () -> {
            try {
                Parameter found = clients.ssm()
                        .getParameter(request -> request.name(name).withDecryption(true))
                        .parameter();
                return Optional.of(Optional.ofNullable(found)
                        .map(Parameter::value)
                        .orElseThrow(() ->
                                new RefusedCall(new Refusal(Verdict.RETRY, "GetParameter gave no value for " + name))));
            } catch (AwsServiceException failure) {
                if (AwsFailure.is("ParameterNotFound", failure)) {
                    return Optional.empty();
                }
                throw failure;
            }
        });
    }

    @Override
    public Reply<NavigableMap<String, String>> readAll(String path) {
        return AwsFailure.reply("GetParametersByPath", () -> {
            NavigableMap<String, String> values = new TreeMap<>();
            Page.all("GetParametersByPath", PARAMETERS_MAX, token -> page(path, token))
                    .forEach(parameter -> values.put(parameter.name(), parameter.value()));
            return values;
        });
    }

    private Page<Parameter> page(String path, Optional<String> token) {
        GetParametersByPathResponse page = clients.ssm()
                .getParametersByPath(request -> request.path(path)
                        .recursive(true)
                        .withDecryption(true)
                        .maxResults(PARAMETERS_PER_PAGE)
                        .applyMutation(next -> token.ifPresent(next::nextToken)));
        return Page.of(page.parameters(), page.nextToken());
    }

    @Override
    public Optional<Refusal> write(String name, String value) {
        int bytes = value.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > VALUE_BYTES_MAX) {
            return Optional.of(new Refusal(
                    Verdict.FAILED,
                    "PutParameter can't take " + bytes + " bytes for " + name + ": " + VALUE_BYTES_MAX
                            + " is the most that a parameter of the standard tier holds"));
        }
        try {
            clients.ssm()
                    .putParameter(request -> request.name(name)
                            .value(value)
                            .type(ParameterType.STRING)
                            .tier(ParameterTier.STANDARD)
                            .overwrite(true));
            return Optional.empty();
        } catch (SdkException failure) {
            return Optional.of(AwsFailure.refusal("PutParameter", failure));
        }
    }
}
