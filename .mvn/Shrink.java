import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.time.LocalDateTime;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import proguard.Configuration;
import proguard.ConfigurationParser;
import proguard.ProGuard;

/** What of the JDK the jar's classes may extend, call or mention; the rules forgive the rest. */
static final List<String> MODULES = List.of(
        "java.base",
        "java.logging",
        "java.management",
        "java.naming",
        "java.net.http",
        "java.security.jgss",
        "java.sql",
        "java.transaction.xa",
        "java.xml");

static final List<String> PUBLIC = List.of("java", "org/ietf/", "org/w3c/", "org/xml/");

static final long BYTES_MAX = 10 << 20;

/** The SDK makes what it has of each service that there is, some 300 classes, to look one up. */
static final String SERVICES = "software/amazon/awssdk/regions/GeneratedServiceMetadataProvider.class";

static final Set<String> CALLED = Set.of("elasticloadbalancing", "rds", "route53", "secretsmanager", "ssm", "tagging");

/** On the way of a first event; of the other services' lambdas there are thousands. */
static final List<String> FIRST = List.of(
        "dev/repoint/alignment/",
        "dev/repoint/aws/",
        "dev/repoint/dns/",
        "dev/repoint/function/",
        "dev/repoint/remediation/",
        "org/xbill/DNS/",
        "software/amazon/awssdk/");

static final String SERVICE = "software/amazon/awssdk/services/";
static final String FIRST_SERVICE = SERVICE + "elasticloadbalancingv2/";

/** {@code <rules> <whole jar> <shrunk jar>}: leaves in a jar what ProGuard reaches from where the rules begin, quick to load. */
void main(String[] arguments) throws Exception {
    var whole = Path.of(arguments[1]);
    var shrunk = Path.of(arguments[2]);
    var jdk = whole.resolveSibling("jdk-%s-%08x.jar".formatted(Runtime.version(), List.of(MODULES, PUBLIC).hashCode()));
    var called = whole.resolveSibling("called.jar");
    var reached = whole.resolveSibling("reached.jar");
    if (Files.notExists(jdk)) {
        var half = whole.resolveSibling("jdk.jar");
        writeJdk(half);
        Files.move(half, jdk);
    }
    write(whole, Map.of(SERVICES, withoutUncalled(read(whole, SERVICES::equals).get(SERVICES))), called);
    shrink(arguments[0], called, whole, reached, jdk);
    var files = read(reached, _ -> true);
    var lambdas = new Lambdas(files).spellOut(this::isOfFirst);
    write(whole, files, shrunk);

    var bytes = Files.size(shrunk);
    IO.println("%s: %,d KiB of %,d, %,d lambdas spelled out"
            .formatted(shrunk.getFileName(), bytes >> 10, Files.size(whole) >> 10, lambdas));
    if (bytes > BYTES_MAX) {
        IO.println("Its goal is %,d KiB: see docs/adr/0009-a-shrunk-jar.md".formatted(BYTES_MAX >> 10));
        System.exit(1);
    }
}

void shrink(String rules, Path called, Path whole, Path reached, Path jdk) throws Exception {
    Configurator.setRootLevel(Level.WARN);
    String[] options = {
        "-injars", "" + called, "-injars", whole + "(!" + SERVICES + ")", "-outjars", "" + reached, "-libraryjars", "" + jdk, "@" + rules
    };
    var configuration = new Configuration();
    try (var parser = new ConfigurationParser(options, System.getProperties())) {
        parser.parse(configuration);
    }
    new ProGuard(configuration).execute();
}

/** The public classes of the JDK that runs this, which has its own file system but not always jmods. */
void writeJdk(Path jar) throws IOException {
    var runtime = FileSystems.getFileSystem(URI.create("jrt:/"));
    try (var out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(jar)))) {
        out.setLevel(0);
        for (var module : MODULES) {
            var root = runtime.getPath("modules", module);
            try (var files = Files.walk(root)) {
                for (var file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
                    var name = root.relativize(file).toString();
                    if (PUBLIC.stream().anyMatch(name::startsWith)) {
                        out.putNextEntry(new ZipEntry(name));
                        Files.copy(file, out);
                    }
                }
            }
        }
    }
}

boolean isOfFirst(String file) {
    return FIRST.stream().anyMatch(file::startsWith) && (!file.startsWith(SERVICE) || file.startsWith(FIRST_SERVICE));
}

byte[] withoutUncalled(byte[] services) {
    var left = new TreeSet<String>();
    var skips = new AtomicBoolean();
    var format = ClassFile.of();
    var called = format.transformClass(format.parse(services), ClassTransform.transformingMethodBodies(
            method -> method.methodName().equalsString("<clinit>"), (code, element) -> {
        // Each is .put("its name", new ItsMetadata()).
        if (element instanceof ConstantInstruction constant && constant.constantValue() instanceof String service) {
            skips.set(!CALLED.contains(service));
            left.add(service);
        }
        if (!skips.get()) {
            code.with(element);
        } else if (element instanceof InvokeInstruction call && call.name().equalsString("put")) {
            skips.set(false);
        }
    }));
    if (!left.containsAll(CALLED)) {
        throw new IllegalStateException("the SDK doesn't know all of " + CALLED);
    }
    return called;
}

Map<String, byte[]> read(Path jar, Predicate<String> chosen) throws IOException {
    var files = new LinkedHashMap<String, byte[]>();
    try (var in = new ZipFile(jar.toFile())) {
        for (var entry : Collections.list(in.entries())) {
            if (!entry.isDirectory() && chosen.test(entry.getName())) {
                files.put(entry.getName(), in.getInputStream(entry).readAllBytes());
            }
        }
    }
    return files;
}

/** In the whole jar's order and with its times, so that the same classes make the same bytes; then what it hasn't. */
void write(Path whole, Map<String, byte[]> files, Path to) throws IOException {
    var left = new TreeMap<>(files);
    try (var order = new ZipFile(whole.toFile());
            var out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(to)))) {
        var times = order.getEntry(SERVICES).getTimeLocal();
        for (var entry : Collections.list(order.entries())) {
            put(entry.getName(), left.remove(entry.getName()), entry.getTimeLocal(), out);
        }
        for (var file : left.entrySet()) {
            put(file.getKey(), file.getValue(), times, out);
        }
    }
}

void put(String name, byte[] bytes, LocalDateTime time, ZipOutputStream out) throws IOException {
    if (bytes != null) {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(time);
        out.putNextEntry(entry);
        out.write(bytes);
    }
}
