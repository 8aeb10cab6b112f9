package dev.repoint.function;

import java.net.URI;

/** Requests of CloudFormation for one custom resource. */
final class Requests {
    private static final String STACK = "arn:aws:cloudformation:eu-west-1:123456789012:stack/repoint/51af3dc0";

    private Requests() {}

    static CustomResourceRequest to(String responseUrl) {
        return new CustomResourceRequest(
                CustomResourceRequest.Type.CREATE,
                URI.create(responseUrl),
                STACK,
                "request-1",
                "FirstAlignment",
                "repoint-FirstAlignment",
                Json.object().with("ServiceToken", "arn:aws:lambda:x"));
    }

    /** As CloudFormation sends it. */
    static String event(String type, String responseUrl) {
        return JsonText.write(event(type, responseUrl, Json.object()));
    }

    /** One that asks for a check of zones. */
    static String event(String type, String responseUrl, String zones) {
        return JsonText.write(event(type, responseUrl, Json.object().with("Zones", zones)));
    }

    private static Json event(String type, String responseUrl, Json.Obj properties) {
        return Json.object()
                .with("RequestType", type)
                .with("ResponseURL", responseUrl)
                .with("StackId", STACK)
                .with("RequestId", "request-1")
                .with("LogicalResourceId", "FirstAlignment")
                .with("ResourceType", "Custom::FirstAlignment")
                .with("ResourceProperties", properties.with("ServiceToken", "arn:aws:lambda:x"));
    }
}
