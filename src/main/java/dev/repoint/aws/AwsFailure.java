package dev.repoint.aws;

import dev.repoint.bootstrap.Attempt;
import dev.repoint.remediation.Refusal;
import dev.repoint.remediation.Refusal.Verdict;
import dev.repoint.remediation.Reply;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What an error of AWS means, by its code: the one place where that is decided. A code that isn't listed means {@code RETRY}
 * if the service says that it is its own fault or too much (status 5xx, 429), {@code FAILED} otherwise; an error of the
 * connection means {@code RETRY}.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RegisterTargets.html">RegisterTargets</a>
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetHealth.html">
 *     DescribeTargetHealth</a>
 * @see <a href="https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html">
 *     ChangeResourceRecordSets</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBInstances.html">DescribeDBInstances</a>
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html">PutParameter</a>
 * @see <a href="https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html">GetResources</a>
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/CommonErrors.html">Common errors</a>
 */
final class AwsFailure {

    private static final Map<String, Verdict> VERDICTS = Map.ofEntries(
            Map.entry("Throttling", Verdict.RETRY),
            Map.entry("ThrottlingException", Verdict.RETRY),
            Map.entry("ThrottledException", Verdict.RETRY),
            Map.entry("RequestLimitExceeded", Verdict.RETRY),
            Map.entry("RequestTimeout", Verdict.RETRY),
            Map.entry("PriorRequestNotComplete", Verdict.RETRY),
            Map.entry("ServiceUnavailable", Verdict.RETRY),
            Map.entry("InternalFailure", Verdict.RETRY),
            Map.entry("TooManyUpdates", Verdict.RETRY),
            Map.entry("PaginationTokenExpiredException", Verdict.RETRY),
            Map.entry("InternalServiceError", Verdict.RETRY),
            Map.entry("InvalidDBInstanceState", Verdict.RETRY),
            Map.entry("InvalidDBClusterStateFault", Verdict.RETRY),
            Map.entry("InvalidDBParameterGroupState", Verdict.RETRY),
            Map.entry("DBParameterGroupAlreadyExists", Verdict.RETRY),
            Map.entry("ResourceExistsException", Verdict.RETRY),
            Map.entry("HealthUnavailable", Verdict.HELD),
            Map.entry("TooManyTargets", Verdict.NO_ROOM),
            Map.entry("TooManyRegistrationsForTargetId", Verdict.FAILED),
            Map.entry("InvalidTarget", Verdict.FAILED),
            Map.entry("TargetGroupNotFound", Verdict.FAILED),
            Map.entry("NoSuchHostedZone", Verdict.FAILED),
            Map.entry("InvalidChangeBatch", Verdict.FAILED),
            Map.entry("AccessDenied", Verdict.FAILED),
            Map.entry("AccessDeniedException", Verdict.FAILED),
            Map.entry("ValidationError", Verdict.FAILED));

    /** Of the RDS API; the last is said of a name that could not be one. */
    private static final Set<String> UNKNOWN_NAMES = Set.of(
            "DBInstanceNotFound",
            "DBInstanceNotFoundFault",
            "DBClusterNotFound",
            "DBClusterNotFoundFault",
            "InvalidParameterValue");

    private static final int TOO_MANY_REQUESTS = 429;

    /**
     * What a refusal of a signature repeats of the request: the session's token, and the signature itself.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/signature-v4-troubleshooting.html">Troubleshoot
     *     signed requests for AWS APIs</a>
     */
    private static final Pattern CREDENTIALS = Pattern.compile(
            "((?:x-amz-security-token|x-amz-signature|signature|credential) ?[:=] ?)[^\\s,&'\"]+",
            Pattern.CASE_INSENSITIVE);

    private AwsFailure() {}

    /** Makes one call or several; the first refusal is the reply. */
    static <T> Reply<T> reply(String operation, Supplier<T> call) {
        try {
            return new Reply.Given<>(call.get());
        } catch (RefusedCall refused) {
            return new Reply.Refused<>(refused.refusal());
        } catch (SdkException failure) {
            return new Reply.Refused<>(refusal(operation, failure));
        }
    }

    /**
     * Makes one call.
     *
     * @throws RefusedCall if it is refused
     */
    static <T> T ask(String operation, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException failure) {
            throw new RefusedCall(refusal(operation, failure));
        }
    }

    /**
     * Makes one call for one thing; empty if AWS says by the code {@code absent} that there is none.
     *
     * @throws RefusedCall if it is refused
     */
    static <T> Optional<T> find(String operation, String absent, Supplier<Optional<T>> call) {
        return ask(operation, () -> {
            try {
                return call.get();
            } catch (AwsServiceException failure) {
                if (is(absent, failure)) {
                    return Optional.empty();
                }
                throw failure;
            }
        });
    }

    /**
     * Makes a change by {@link #ask}. One that somebody made before, that the thing's state doesn't allow, or of which AWS said nothing after
     * all retries (it may have had its effect) is {@code NotNow}: observing again tells what is so.
     */
    static Attempt attempt(Runnable change) {
        try {
            change.run();
            return new Attempt.Done();
        } catch (RefusedCall refused) {
            String reason = refused.refusal().reason();
            return switch (refused.refusal().verdict()) {
                case RETRY, HELD -> new Attempt.NotNow(reason);
                case NO_ROOM, FAILED -> new Attempt.Refused(reason);
            };
        }
    }

    static Refusal refusal(String operation, SdkException failure) {
        return switch (failure) {
            case AwsServiceException refused
            when hasCode(refused) ->
                new Refusal(
                        VERDICTS.getOrDefault(code(refused), byStatus(refused.statusCode())),
                        operation + " was refused: " + code(refused) + ", "
                                + withoutCredentials(refused.awsErrorDetails().errorMessage()));
            case AwsServiceException unreadable ->
                new Refusal(
                        byStatus(unreadable.statusCode()),
                        operation + " got an answer that can't be read, status " + unreadable.statusCode());
            case SdkException broken ->
                new Refusal(Verdict.RETRY, operation + " got no answer: " + broken.getMessage());
        };
    }

    private static String withoutCredentials(@Nullable String message) {
        return CREDENTIALS.matcher(String.valueOf(message)).replaceAll("$1...");
    }

    static boolean is(String code, AwsServiceException failure) {
        return hasCode(failure) && code(failure).equals(code);
    }

    /** Whether the RDS API knows nothing by a name that it was given. */
    static boolean isUnknownName(AwsServiceException failure) {
        return hasCode(failure) && UNKNOWN_NAMES.contains(code(failure));
    }

    private static boolean hasCode(AwsServiceException failure) {
        AwsErrorDetails details = failure.awsErrorDetails();
        return details != null && details.errorCode() != null;
    }

    private static String code(AwsServiceException failure) {
        return failure.awsErrorDetails().errorCode();
    }

    private static Verdict byStatus(int status) {
        return status >= 500 || status == TOO_MANY_REQUESTS ? Verdict.RETRY : Verdict.FAILED;
    }
}
