package dev.repoint.drill.nlb;

/**
 * A call that ELBv2 refuses, with the code that AWS uses.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RegisterTargets.html#API_RegisterTargets_Errors">
 *     Errors of RegisterTargets</a>
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/CommonErrors.html">Common errors</a>
 */
final class ElbError extends Exception {
    private static final long serialVersionUID = 1;

    private final String code;

    private ElbError(String code, String message) {
        super(message);
        this.code = code;
    }

    static ElbError targetGroupNotFound() {
        return new ElbError("TargetGroupNotFound", "One or more target groups not found");
    }

    static ElbError invalidTarget(String message) {
        return new ElbError("InvalidTarget", message);
    }

    static ElbError tooManyTargets(int max) {
        return new ElbError(
                "TooManyTargets", "The maximum number of targets per target group, " + max + ", has been reached");
    }

    static ElbError duplicateName(String name) {
        return new ElbError(
                "DuplicateTargetGroupName",
                "A target group with the name '" + name + "' exists, but with different settings");
    }

    static ElbError validation(String message) {
        return new ElbError("ValidationError", message);
    }

    static ElbError invalidAction(String action) {
        return new ElbError("InvalidAction", "Could not find operation " + action);
    }

    static ElbError throttling() {
        return new ElbError("Throttling", "Rate exceeded");
    }

    String code() {
        return code;
    }
}
