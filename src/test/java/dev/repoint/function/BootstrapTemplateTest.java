package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.repoint.bootstrap.Action;
import dev.repoint.bootstrap.AdminLogin;
import dev.repoint.bootstrap.Goal;
import dev.repoint.template.Stack;
import dev.repoint.template.Template;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the template makes of the BootstrapFunction: nothing unless it is asked for, and then what the function takes. */
final class BootstrapTemplateTest {
    private static final Template TEMPLATE = Template.ofProject();
    private static final Map<String, String> CHECK = Map.of(
            "Bootstrap", "check",
            "BootstrapSource", "instance:orders",
            "BootstrapPasswordSecret", "repoint/orders");

    @Test
    void deploysNothingOfItByDefault() {
        assertThat(deployed(Map.of())).isEmpty();
        assertThat(deployed(CHECK))
                .containsExactlyInAnyOrder(
                        "BootstrapFunction", "BootstrapLog", "BootstrapRole", "BootstrapErrorsAlarm");
        assertThat(deployed(with("Bootstrap", "apply"))).hasSize(4);
        assertThat(deployed(with("Bootstrap", "apply", "BootstrapOnDeploy", "true")))
                .contains("ReadySource")
                .hasSize(5);
        assertThat(deployed(with("Bootstrap", "apply", "BootstrapOnEvents", "true")))
                .contains("BootstrapEventRule", "BootstrapEventPermission")
                .hasSize(6);
        assertThat(deployed(with("BootstrapOnDeploy", "true", "BootstrapOnEvents", "true")))
                .hasSize(4);
    }

    @Test
    void namesAHandlerThatLambdaCanMake() throws ReflectiveOperationException {
        JsonNode function = function(CHECK);
        Class<?> handler = Class.forName(function.path("Handler").asText());

        assertThat(handler).isEqualTo(BootstrapFunction.class);
        assertThat(RequestStreamHandler.class).isAssignableFrom(handler);
        assertThat(handler.getConstructor().canAccess(null)).isTrue();
        assertThat(function.path("CodeUri").asText()).isEqualTo("target/repoint.jar");
        assertThat(function.path("Runtime").asText()).isEqualTo("java25");
        assertThat(TEMPLATE.with(CHECK)
                        .at("/Resources/BootstrapFunction/Metadata/SkipBuild")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void setsWhatTheFunctionReads() {
        AskedVariables asked = new AskedVariables(variables(CHECK));
        BootstrapSettings.read(new Environment(asked));
        ResponseHosts.read(new Environment(asked));

        Set<String> set = new TreeSet<>(asked.keySet());
        set.add(AskedVariables.UNSET);

        assertThat(asked.names).containsExactlyElementsOf(set);
    }

    @Test
    void asksForTheDefaultsOfTheFunction() {
        BootstrapRequest request = request(CHECK);

        assertThat(request.action()).isEqualTo(Action.CHECK);
        assertThat(request.goal()).isEqualTo(Goals.with(""));
        assertThat(request.onDelete()).isEqualTo(BootstrapRequest.OnDelete.KEEP);
    }

    @Test
    void asksForWhatTheParametersSay() {
        Goal goal = request(with(
                        "BootstrapSource", "cluster:ledger",
                        "BootstrapAdmin", "ours/admin",
                        "TargetGroupArn", Bindings.arn("orders"),
                        "BootstrapGoal", "\"schemas\":[\"a\"], \"publication\": {\"tables\": [\"\\\"b.c\\\".d\"]}"))
                .goal();

        assertThat(goal).isEqualTo(Goals.with("""
            "source": "cluster:ledger", "admin": {"secret": "ours/admin"}, "targetGroupArn": "%s",
            "schemas": ["a"], "publication": {"tables": ["\\"b.c\\".d"]}
            """.formatted(Bindings.arn("orders"))));
    }

    @Test
    void logsInAsAUserOfIam() {
        assertThat(request(with("BootstrapAdmin", "iam:repoint")).goal().admin())
                .isEqualTo(new AdminLogin.Token("repoint"));
    }

    @Test
    void runsInTheSubnetsThatAreGivenForItAlone() {
        Stack stack =
                TEMPLATE.with(with("BootstrapSubnetIds", "subnet-1,subnet-2", "BootstrapSecurityGroupIds", "sg-1"));

        assertThat(function(CHECK).has("VpcConfig")).isFalse();
        assertThat(stack.properties("BootstrapFunction").path("VpcConfig").toString())
                .isEqualTo("""
                    {"SubnetIds":["subnet-1","subnet-2"],"SecurityGroupIds":["sg-1"]}\
                    """);
        assertThat(stack.properties("BootstrapRole").at("/ManagedPolicyArns/0").asText())
                .isEqualTo("arn:aws:iam::aws:policy/service-role/AWSLambdaENIManagementAccess");
        assertThat(stack.properties("RemediatorFunction").has("VpcConfig")).isFalse();
    }

    @Test
    void trustsTheCertificatesOfALayerThatIsGiven() {
        JsonNode trusting = function(with("CaBundleLayerArn", "the-layer"));

        assertThat(function(CHECK).has("Layers")).isFalse();
        assertThat(trusting.path("Layers").toString()).isEqualTo("[\"the-layer\"]");
        assertThat(trusting.at("/Environment/Variables/REPOINT_CA_BUNDLE").asText())
                .isEqualTo("/opt/global-bundle.pem");
    }

    /** Else CloudFormation would see nothing to do. */
    @ParameterizedTest
    @CsvSource({
        "BootstrapSource, instance:stock",
        "BootstrapPasswordSecret, other",
        "BootstrapAdmin, ours/admin",
        "BootstrapGoal, '\"user\":\"pipe\"'"
    })
    void appliesAgainWhenAParameterChanges(String parameter, String value) {
        assertThat(TEMPLATE.with(with(parameter, value)).properties("ReadySource"))
                .isNotEqualTo(TEMPLATE.with(CHECK).properties("ReadySource"));
    }

    @Test
    void waitsForTheAnswerLongerThanTheFunctionRuns() {
        assertThat(TEMPLATE.with(CHECK)
                        .properties("ReadySource")
                        .path("ServiceTimeout")
                        .asInt())
                .isGreaterThan(function(CHECK).path("Timeout").asInt());
    }

    private static List<String> deployed(Map<String, String> parameters) {
        Stack stack = TEMPLATE.with(parameters);
        return TEMPLATE.body()
                .at("/Resources")
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(id -> id.startsWith("Bootstrap") || id.equals("ReadySource"))
                .filter(stack::has)
                .toList();
    }

    private static Map<String, String> with(String... more) {
        Map<String, String> parameters = new HashMap<>(CHECK);
        for (int i = 0; i < more.length; i += 2) {
            parameters.put(more[i], more[i + 1]);
        }
        return parameters;
    }

    private static JsonNode function(Map<String, String> parameters) {
        return TEMPLATE.with(parameters).properties("BootstrapFunction");
    }

    private static Map<String, String> variables(Map<String, String> parameters) {
        Map<String, String> texts = new HashMap<>();
        function(parameters)
                .at("/Environment/Variables")
                .forEachEntry((name, value) -> texts.put(name, value.asText()));
        return texts;
    }

    private static BootstrapRequest request(Map<String, String> parameters) {
        BootstrapSettings settings = BootstrapSettings.read(new Environment(variables(parameters)));
        return BootstrapRequest.read(settings.filled(Json.object()));
    }
}
