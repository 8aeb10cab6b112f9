import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.representer.Representer;

/** Where the functions are in the image. */
static final String FUNCTION = "/function";

static final String CERTIFICATES = "global-bundle.pem";

static final String TRAINING = "dev.repoint.training.Training";

/** What the runtime interface client calls its libraries, for a C library like Amazon Linux's. */
static final Map<String, String> LIBRARIES = Map.of(
        "x86_64", "jni/libaws-lambda-jni.linux-x86_64.so",
        "arm64", "jni/libaws-lambda-jni.linux-aarch_64.so");

/**
 * {@code <target> <architecture> <certificates, or none>}: makes target/image, from which the SAM CLI builds and deploys the
 * functions as container images. The jars of the runtime interface client are there already.
 */
void main(String[] arguments) throws Exception {
    var target = Path.of(arguments[0]);
    var architecture = arguments[1];
    var certificates = arguments[2];
    var image = target.resolve("image");
    var function = image.resolve("function");
    var client = function.resolve("aws-lambda-java-runtime-interface-client.jar");

    copy(Path.of("src/image/Dockerfile"), image);
    copy(Path.of("src/image/java.options"), function);
    copy(target.resolve("repoint.jar"), function);
    if (!LIBRARIES.containsKey(architecture)) {
        throw new IllegalArgumentException("image.architecture is x86_64 or arm64, not " + architecture);
    }
    unpack(client, LIBRARIES.get(architecture), function.resolve("libaws-lambda-jni.so"));
    pack(target.resolve("training"), image.resolve("training.jar"));
    Files.deleteIfExists(function.resolve(CERTIFICATES));
    var bundle = "";
    if (!certificates.equals("none")) {
        Files.copy(Path.of(certificates), function.resolve(CERTIFICATES));
        bundle = FUNCTION + "/" + CERTIFICATES;
    }
    try (var in = Files.newBufferedReader(Path.of("template.yaml"));
            var out = Files.newBufferedWriter(image.resolve("template.yaml"))) {
        var yaml = yaml();
        var template = (MappingNode) yaml.compose(in);
        derive(template, architecture, bundle);
        yaml.serialize(template, out);
    }
}

void copy(Path file, Path folder) throws IOException {
    Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
}

void unpack(Path jar, String name, Path to) throws IOException {
    try (var zip = new ZipFile(jar.toFile());
            var in = zip.getInputStream(zip.getEntry(name))) {
        Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
    }
}

void pack(Path classes, Path jar) throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, TRAINING);
    try (var files = Files.walk(classes);
            var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
        for (var file : files.filter(each -> each.toString().endsWith(".class")).sorted().toList()) {
            out.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
            Files.copy(file, out);
        }
    }
}

/** One that leaves CloudFormation's tags, the styles and the comments as they are. */
Yaml yaml() {
    var reading = new LoaderOptions();
    reading.setProcessComments(true);
    var writing = new DumperOptions();
    writing.setProcessComments(true);
    writing.setWidth(1000);
    writing.setIndicatorIndent(2);
    writing.setIndentWithIndicator(true);
    return new Yaml(new SafeConstructor(reading), new Representer(writing), writing, reading);
}

/** Makes images of the functions. Whatever is looked for and isn't there fails the build. */
void derive(MappingNode template, String architecture, String bundle) {
    for (var resource : map(template, "Resources").getValue()) {
        var body = (MappingNode) resource.getValueNode();
        if (text(body, "Type").equals("AWS::Serverless::Function")) {
            makeImage(body, architecture, bundle);
        }
    }
    // An image takes no layer (https://docs.aws.amazon.com/lambda/latest/dg/images-create.html).
    var layer = map(map(template, "Parameters"), "CaBundleLayerArn");
    put(layer, "Description", "An image takes no layers, so this stays empty. Certificates are built into it.");
    put(map(map(template, "Rules"), "CertificatesAreForTls"), "Assertions", """
        - Assert: !Equals [!Ref CaBundleLayerArn, '']
          AssertDescription: An image takes no layers. Build it with ./mvnw package -Dimage.certificates=<file> instead.
        """);
    remove(map(template, "Conditions"), "BringsCertificates");
    // The application repository takes no images, and its files are not here
    // (https://docs.aws.amazon.com/serverlessrepo/latest/devguide/serverlessrepo-publishing-applications.html).
    remove(map(template, "Metadata"), "AWS::ServerlessRepo::Application");
}

/** What SAM asks of a function in an image: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html. */
void makeImage(MappingNode function, String architecture, String bundle) {
    var properties = map(function, "Properties");
    put(function, "Metadata", "{Dockerfile: Dockerfile, DockerContext: ., DockerTag: repoint}");
    put(properties, "PackageType", "Image");
    put(properties, "ImageConfig", "{Command: [%s]}".formatted(text(properties, "Handler")));
    put(properties, "Architectures", "[%s]".formatted(architecture));
    put(map(map(properties, "Environment"), "Variables"), "REPOINT_CA_BUNDLE", "'%s'".formatted(bundle));
    for (var of : List.of("CodeUri", "Handler", "Runtime", "Layers")) {
        remove(properties, of);
    }
}

MappingNode map(MappingNode in, String key) {
    return (MappingNode) find(in, key).getValueNode();
}

String text(MappingNode in, String key) {
    return ((ScalarNode) find(in, key).getValueNode()).getValue();
}

NodeTuple find(MappingNode in, String key) {
    return in.getValue().stream()
            .filter(each -> ((ScalarNode) each.getKeyNode()).getValue().equals(key))
            .findFirst()
            .orElseThrow(() -> new NoSuchElementException("template.yaml has no " + key + " where it is looked for"));
}

void remove(MappingNode from, String key) {
    from.getValue().remove(find(from, key));
}

/** In the place of what is there, or at the end. */
void put(MappingNode in, String key, String yaml) {
    var value = yaml().compose(new StringReader(yaml));
    var entries = in.getValue();
    for (var i = 0; i < entries.size(); i++) {
        var name = entries.get(i).getKeyNode();
        if (((ScalarNode) name).getValue().equals(key)) {
            entries.set(i, new NodeTuple(name, value));
            return;
        }
    }
    entries.add(new NodeTuple(yaml().compose(new StringReader(key)), value));
}
