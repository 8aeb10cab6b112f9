package dev.repoint.drill.secrets;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** What each action does, and its answer. */
final class SecretsActions {
    private static final String ARN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9/_+=.@!-]{1,512}");
    private static final int SUFFIX = 6;
    private static final String CURRENT = "AWSCURRENT";
    private static final String TOKEN = "ClientRequestToken";
    private static final String TEXT = "SecretString";

    private final List<LocalSecret> secrets = new ArrayList<>();

    ObjectNode carryOut(String action, SecretsRequest request) throws SecretsError {
        return switch (action) {
            case "GetSecretValue" -> value(request);
            case "DescribeSecret" -> describe(request);
            case "CreateSecret" -> create(request);
            case "PutSecretValue" -> put(request);
            default -> throw SecretsError.action();
        };
    }

    private ObjectNode value(SecretsRequest request) throws SecretsError {
        request.allow(Set.of("SecretId"));
        LocalSecret secret = find(request);
        SecretVersion version = secret.current().orElseThrow(SecretsError::noValue);
        ObjectNode json = named(secret).put("VersionId", version.id()).put(TEXT, version.text());
        json.putArray("VersionStages").add(CURRENT);
        return json.put("CreatedDate", secret.madeAt().getEpochSecond());
    }

    private ObjectNode describe(SecretsRequest request) throws SecretsError {
        request.allow(Set.of("SecretId"));
        LocalSecret secret = find(request);
        ObjectNode json = named(secret).put("CreatedDate", secret.madeAt().getEpochSecond());
        if (!secret.description().isEmpty()) {
            json.put("Description", secret.description());
        }
        secret.current()
                .ifPresent(version -> json.putObject("VersionIdsToStages")
                        .putArray(version.id())
                        .add(CURRENT));
        return json;
    }

    private ObjectNode create(SecretsRequest request) throws SecretsError {
        request.allow(Set.of("Name", "Description", TEXT, TOKEN));
        String name = request.get("Name");
        if (!NAME.matcher(name).matches()) {
            throw SecretsError.parameter("Invalid name.");
        }
        if (secrets.stream().anyMatch(each -> each.name().equals(name))) {
            throw SecretsError.exists();
        }
        String arn = ARN + name + "-" + UUID.randomUUID().toString().substring(0, SUFFIX);
        String description = request.find("Description").orElse("");
        var secret = new LocalSecret(arn, name, description, Instant.now(), Optional.empty());
        secrets.add(secret);
        return request.find(TEXT).isPresent() ? write(secret, request) : named(secret);
    }

    private ObjectNode put(SecretsRequest request) throws SecretsError {
        request.allow(Set.of("SecretId", TEXT, TOKEN));
        request.get(TEXT);
        ObjectNode json = write(find(request), request);
        json.putArray("VersionStages").add(CURRENT);
        return json;
    }

    private ObjectNode write(LocalSecret secret, SecretsRequest request) throws SecretsError {
        var version = new SecretVersion(request.get(TOKEN), request.get(TEXT));
        secrets.replaceAll(each -> each.equals(secret) ? secret.with(version) : each);
        return named(secret).put("VersionId", version.id());
    }

    private LocalSecret find(SecretsRequest request) throws SecretsError {
        String wanted = request.get("SecretId");
        return secrets.stream()
                .filter(secret -> secret.isNamed(wanted))
                .findFirst()
                .orElseThrow(SecretsError::noSecret);
    }

    private static ObjectNode named(LocalSecret secret) {
        return JsonNodeFactory.instance.objectNode().put("ARN", secret.arn()).put("Name", secret.name());
    }
}
