package dev.repoint.drill;

import static java.util.Map.entry;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Lambda knows of a function: its code, its handler and its environment.
 *
 * @param environment what the template gives it; wins over Lambda's own
 * @param image a container image's entry point with its command, instead of Lambda's own runtime with class path and handler;
 *     empty for a zip
 */
record LambdaFunction(
        String handler,
        List<Path> classPath,
        Map<String, String> environment,
        List<String> jvmFlags,
        List<String> image,
        int memoryMegabytes) {
    private static final String RUNTIME_INTERFACE_CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    /** One class of each jar that Lambda puts before the function's own. */
    private static final List<String> RUNTIME_CLASSES = List.of(
            RUNTIME_INTERFACE_CLIENT,
            "com.amazonaws.services.lambda.runtime.Context",
            "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer",
            "software.amazon.awssdk.utilslite.SdkInternalThreadLocal");

    private static final Map<String, String> OF_EVERY_FUNCTION = Map.ofEntries(
            entry("AWS_EXECUTION_ENV", "AWS_Lambda_java25"),
            entry("AWS_LAMBDA_FUNCTION_NAME", RuntimeApi.FUNCTION_NAME),
            entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
            entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
            entry("AWS_LAMBDA_LOG_FORMAT", "Text"),
            entry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + RuntimeApi.FUNCTION_NAME),
            entry("AWS_LAMBDA_LOG_STREAM_NAME", "local"),
            entry("AWS_REGION", AwsAccount.REGION),
            entry("AWS_ACCESS_KEY_ID", AwsAccount.ACCESS_KEY),
            entry("AWS_SECRET_ACCESS_KEY", AwsAccount.SECRET_KEY),
            entry("LANG", "en_US.UTF-8"),
            entry("TZ", ":UTC"),
            entry("PATH", "/usr/local/bin:/usr/bin:/bin:/opt/bin"));

    LambdaFunction {
        classPath = List.copyOf(classPath);
        environment = Map.copyOf(environment);
        jvmFlags = List.copyOf(jvmFlags);
        image = List.copyOf(image);
    }

    List<String> command() {
        return image.isEmpty() ? managedRuntime() : image;
    }

    /**
     * Serial collector and first compiler tier only are Lambda's choice for Java.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/java-customization.html">Lambda, Java start-up</a>
     */
    private List<String> managedRuntime() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(jvmFlags);
        command.addAll(List.of("-cp", wholeClassPath(), RUNTIME_INTERFACE_CLIENT, handler));
        return command;
    }

    private String wholeClassPath() {
        Stream<Path> runtime = RUNTIME_CLASSES.stream().map(LambdaFunction::jarOf);
        return Stream.concat(runtime, classPath.stream())
                .map(path -> path.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path jarOf(String className) {
        try {
            return Path.of(Class.forName(className, false, LambdaFunction.class.getClassLoader())
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new IllegalStateException(className + " is not on the tests' class path", e);
        }
    }

    /**
     * The whole of it: nothing comes from this JVM's own.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">Lambda, defined variables</a>
     */
    Map<String, String> environment(String runtimeApi) {
        Map<String, String> all = new HashMap<>(OF_EVERY_FUNCTION);
        all.put("_HANDLER", handler);
        all.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(memoryMegabytes));
        all.putAll(environment);
        all.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
        return all;
    }
}
