import java.io.ByteArrayInputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.attribute.NestMembersAttribute;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** Gives lambdas classes, as a compiler could have: docs/adr/0016-lambdas-are-classes.md. */
final class Lambdas {
    private static final String CLASS = ".class";

    private final Map<String, byte[]> files;
    private final Map<ClassDesc, List<ClassDesc>> joined = new LinkedHashMap<>();
    private final ClassFile format;
    private int count;

    /** @param files a jar's, in its order; the result is in there */
    Lambdas(Map<String, byte[]> files) {
        this.files = files;
        var ofJar = ClassHierarchyResolver.ofResourceParsing(
                type -> Optional.ofNullable(files.get(file(type))).map(ByteArrayInputStream::new).orElse(null));
        format = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.defaultResolver().orElse(ofJar)));
    }

    /** How many there were in the chosen classes. */
    int spellOut(Predicate<String> chosen) {
        for (String file : List.copyOf(files.keySet())) {
            if (file.endsWith(CLASS) && chosen.test(file)) {
                spellOut(file, format.parse(files.get(file)));
            }
        }
        joined.forEach(this::join);
        return count;
    }

    private void spellOut(String file, ClassModel owner) {
        if (StreamSupport.stream(owner.constantPool().spliterator(), false).noneMatch(InvokeDynamicEntry.class::isInstance)) {
            return;
        }
        ClassDesc host = owner.findAttribute(Attributes.nestHost())
                .map(attribute -> attribute.nestHost().asSymbol())
                .orElse(owner.thisClass().asSymbol());
        Map<Lambda.Kind, Kin> kin = new LinkedHashMap<>();
        var spelledOut = format.transformClass(owner, ClassTransform.transformingMethodBodies((code, element) -> {
            if (element instanceof InvokeDynamicInstruction call && Lambda.of(call).orElse(null) instanceof Lambda lambda) {
                kin.computeIfAbsent(lambda.kind(), kind -> new Kin(name(owner, kin.size()), host, kind)).call(lambda, code);
            } else {
                code.with(element);
            }
        }).andThen(Links.spelledOut(owner)));
        files.put(file, spelledOut);
        for (Kin each : kin.values()) {
            files.put(file(each.name()), each.classFile(format));
            joined.computeIfAbsent(host, _ -> new ArrayList<>()).add(each.name());
            count += each.size();
        }
    }

    private static ClassDesc name(ClassModel owner, int number) {
        return ClassDesc.ofInternalName(owner.thisClass().asInternalName() + "$$L" + number);
    }

    /** A nest has to name its members; classes from before there were nests have none yet. */
    private void join(ClassDesc host, List<ClassDesc> lambdas) {
        var model = format.parse(files.get(file(host)));
        List<ClassDesc> members = new ArrayList<>();
        model.findAttribute(Attributes.nestMembers())
                .ifPresent(old -> old.nestMembers().forEach(member -> members.add(member.asSymbol())));
        members.addAll(lambdas);
        files.put(
                file(host),
                format.transformClass(
                        model,
                        ClassTransform.dropping(NestMembersAttribute.class::isInstance)
                                .andThen(ClassTransform.endHandler(
                                        made -> made.withVersion(Math.max(Kin.NESTS, model.majorVersion()), 0)
                                                .with(NestMembersAttribute.ofSymbols(members))))));
    }

    private static String file(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1) + CLASS;
    }
}
