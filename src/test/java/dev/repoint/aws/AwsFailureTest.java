package dev.repoint.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.remediation.Refusal;
import dev.repoint.remediation.Refusal.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TooManyTargetsException;

/** The meaning of each error, by its code. */
final class AwsFailureTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
        Throttling                       , 400, RETRY
        ThrottlingException              , 400, RETRY
        ThrottledException               , 400, RETRY
        TooManyUpdates                   , 400, RETRY
        PaginationTokenExpiredException  , 400, RETRY
        RequestLimitExceeded             , 503, RETRY
        PriorRequestNotComplete          , 400, RETRY
        ServiceUnavailable               , 503, RETRY
        InternalFailure                  , 500, RETRY
        InternalServiceError             , 500, RETRY
        InvalidDBInstanceState           , 400, RETRY
        InvalidDBClusterStateFault       , 400, RETRY
        InvalidDBParameterGroupState     , 400, RETRY
        DBParameterGroupAlreadyExists    , 400, RETRY
        ResourceExistsException          , 400, RETRY
        HealthUnavailable                , 500, HELD
        TooManyTargets                   , 400, NO_ROOM
        TooManyRegistrationsForTargetId  , 400, FAILED
        InvalidTarget                    , 400, FAILED
        TargetGroupNotFound              , 400, FAILED
        NoSuchHostedZone                 , 404, FAILED
        InvalidChangeBatch               , 400, FAILED
        AccessDenied                     , 403, FAILED
        AccessDeniedException            , 400, FAILED
        ValidationError                  , 400, FAILED
        SomethingNew                     , 400, FAILED
        SomethingNew                     , 429, RETRY
        SomethingNew                     , 500, RETRY
        """)
    void judgesByTheCode(String code, int status, Verdict verdict) {
        assertThat(AwsFailure.refusal("RegisterTargets", error(code, status)))
                .isEqualTo(new Refusal(verdict, "RegisterTargets was refused: " + code + ", as said"));
    }

    /** AWS repeats of a request whose signature it refuses what it signed, or how. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "The Canonical String for this request should have been\n'POST\n/\n\nhost:rds\nx-amz-date:2026\n"
                        + "x-amz-security-token:hunter2/+==\n\nhost;x-amz-date;x-amz-security-token\ne3b0c4'",
                "The canonical request was 'X-Amz-Security-Token: hunter2'",
                "not a valid key=value pair in Authorization header: 'AWS4-HMAC-SHA256 Credential=hunter2/2026/x, "
                        + "SignedHeaders=host;x-amz-date, Signature=hunter2'",
                "no such thing at ?X-Amz-Credential=hunter2%2F&X-Amz-Security-Token=hunter2&X-Amz-Signature=hunter2"
            })
    void doesNotRepeatCredentials(String message) {
        var refused = error("SignatureDoesNotMatch", 403, message);

        assertThat(AwsFailure.refusal("DescribeTargetHealth", refused).reason())
                .contains("SignatureDoesNotMatch", message.substring(0, 15), "...")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Signature expired: 20261122T120000Z is now earlier than 20261122T121500Z",
                "Credential should be scoped to a valid Region, not x"
            })
    void repeatsTheRestOfWhatAwsSays(String message) {
        assertThat(AwsFailure.refusal("DescribeTargetHealth", error("SignatureDoesNotMatch", 403, message))
                        .reason())
                .endsWith(message);
    }

    @ParameterizedTest
    @CsvSource({"200,FAILED", "403,FAILED", "429,RETRY", "502,RETRY", "503,RETRY"})
    void judgesAnAnswerWithoutACodeByItsStatus(int status, Verdict verdict) {
        AwsServiceException unreadable =
                AwsServiceException.builder().statusCode(status).build();

        Refusal refusal = AwsFailure.refusal("RegisterTargets", unreadable);

        assertThat(refusal.verdict()).isEqualTo(verdict);
        assertThat(refusal.reason()).contains("RegisterTargets", Integer.toString(status));
    }

    @Test
    void takesAnErrorOfTheConnectionForPassing() {
        Refusal broken = AwsFailure.refusal("RegisterTargets", SdkClientException.create("connection reset"));
        Refusal late = AwsFailure.refusal("RegisterTargets", ApiCallTimeoutException.create(13_000));

        assertThat(broken).isEqualTo(new Refusal(Verdict.RETRY, "RegisterTargets got no answer: connection reset"));
        assertThat(late.verdict()).isEqualTo(Verdict.RETRY);
    }

    @Test
    void judgesASubclassAsItsCode() {
        AwsServiceException subclass = TooManyTargetsException.builder()
                .awsErrorDetails(details("TooManyTargets", "as said"))
                .statusCode(400)
                .build();

        assertThat(AwsFailure.refusal("RegisterTargets", subclass).verdict()).isEqualTo(Verdict.NO_ROOM);
    }

    @Test
    void recognisesACode() {
        assertThat(AwsFailure.is("InvalidTarget", error("InvalidTarget", 400))).isTrue();
        assertThat(AwsFailure.is("InvalidTarget", error("TooManyTargets", 400))).isFalse();
        assertThat(AwsFailure.is(
                        "InvalidTarget",
                        AwsServiceException.builder().statusCode(400).build()))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "DBInstanceNotFound, true",
        "DBInstanceNotFoundFault, true",
        "DBClusterNotFoundFault, true",
        "InvalidParameterValue, true",
        "AccessDenied, false",
        "InvalidParameterCombination, false"
    })
    void recognisesNamesThatRdsKnowsNothingBy(String code, boolean isUnknown) {
        assertThat(AwsFailure.isUnknownName(error(code, 404))).isEqualTo(isUnknown);
    }

    private static AwsServiceException error(String code, int status) {
        return error(code, status, "as said");
    }

    private static AwsServiceException error(String code, int status, String message) {
        return AwsServiceException.builder()
                .awsErrorDetails(details(code, message))
                .statusCode(status)
                .build();
    }

    private static AwsErrorDetails details(String code, String message) {
        return AwsErrorDetails.builder().errorCode(code).errorMessage(message).build();
    }
}
