package dev.repoint.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.remediation.Refusal;
import dev.repoint.remediation.Refusal.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                .awsErrorDetails(details("TooManyTargets"))
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
        return AwsServiceException.builder()
                .awsErrorDetails(details(code))
                .statusCode(status)
                .build();
    }

    private static AwsErrorDetails details(String code) {
        return AwsErrorDetails.builder().errorCode(code).errorMessage("as said").build();
    }
}
