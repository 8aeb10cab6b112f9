import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CLASS_INIT_NAME;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.NestHostAttribute;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A class's lambdas that implement the same method, and the class that stands for all of them: a class for each would take longer
 * to load than what is in it. An object of it knows which one it is.
 */
final class Kin {
    /** The first version of class files that knows nests. */
    static final int NESTS = ClassFile.JAVA_11_VERSION;

    private static final String WHICH = "which";

    private final ClassDesc name;
    private final ClassDesc host;
    private final Lambda.Kind kind;
    private final List<Lambda> lambdas = new ArrayList<>();

    /** Types of the fields that hold what is captured; any of the lambdas needs some of them. */
    private final List<ClassDesc> slots = new ArrayList<>();

    /** @param host of the nest that it belongs to, so that it may call what is private there */
    Kin(ClassDesc name, ClassDesc host, Lambda.Kind kind) {
        this.name = name;
        this.host = host;
        this.kind = kind;
    }

    ClassDesc name() {
        return name;
    }

    int size() {
        return lambdas.size();
    }

    /** Instead of what the JVM would link. */
    void call(Lambda lambda, CodeBuilder code) {
        code.invokestatic(name, factory(lambdas.size()), factoryType(lambda));
        lambdas.add(lambda);
        places(lambda);
    }

    byte[] classFile(ClassFile format) {
        return format.build(name, made -> {
            made.withVersion(NESTS, 0)
                    .withFlags(AccessFlag.FINAL, AccessFlag.SUPER, AccessFlag.SYNTHETIC)
                    .withInterfaceSymbols(kind.type())
                    .with(NestHostAttribute.of(host));
            addConstructor(made);
            addOnlyOnes(made);
            for (int i = 0; i < lambdas.size(); i++) {
                addFactory(made, i);
            }
            made.withMethodBody(kind.method(), kind.erased(), ClassFile.ACC_PUBLIC, this::choose);
        });
    }

    /** In which slots a lambda's captured values are; adds those that are missing. */
    private List<Integer> places(Lambda lambda) {
        List<Integer> places = new ArrayList<>();
        for (var type : lambda.captured()) {
            var held = type.isPrimitive() ? type : CD_Object;
            var free = IntStream.range(0, slots.size())
                    .filter(slot -> slots.get(slot).equals(held) && !places.contains(slot))
                    .findFirst();
            places.add(free.orElse(slots.size()));
            if (free.isEmpty()) {
                slots.add(held);
            }
        }
        return places;
    }

    private MethodTypeDesc constructor() {
        return MTD_void.insertParameterTypes(0, slots.toArray(ClassDesc[]::new)).insertParameterTypes(0, CD_int);
    }

    private void addConstructor(ClassBuilder made) {
        made.withField(WHICH, CD_int, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
        for (int slot = 0; slot < slots.size(); slot++) {
            made.withField(field(slot), slots.get(slot), ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
        }
        made.withMethodBody(INIT_NAME, constructor(), ClassFile.ACC_PRIVATE, code -> {
            code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void);
            code.aload(0).iload(1).putfield(name, WHICH, CD_int);
            for (int slot = 0; slot < slots.size(); slot++) {
                code.aload(0);
                code.loadLocal(TypeKind.from(slots.get(slot)), code.parameterSlot(1 + slot));
                code.putfield(name, field(slot), slots.get(slot));
            }
            code.return_();
        });
    }

    /** One that captures nothing is made once, as the JVM does. */
    private void addOnlyOnes(ClassBuilder made) {
        var only = IntStream.range(0, lambdas.size())
                .filter(i -> lambdas.get(i).captured().isEmpty())
                .toArray();
        for (int i : only) {
            made.withField(only(i), name, ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_FINAL);
        }
        made.withMethodBody(CLASS_INIT_NAME, MTD_void, ClassFile.ACC_STATIC, code -> {
            for (int i : only) {
                make(code, i);
                code.putstatic(name, only(i), name);
            }
            code.return_();
        });
    }

    private void addFactory(ClassBuilder made, int which) {
        var lambda = lambdas.get(which);
        made.withMethodBody(factory(which), factoryType(lambda), ClassFile.ACC_STATIC, code -> {
            if (lambda.captured().isEmpty()) {
                code.getstatic(name, only(which), name);
            } else {
                make(code, which);
            }
            code.areturn();
        });
    }

    private void make(CodeBuilder code, int which) {
        var captured = lambdas.get(which).captured();
        var places = places(lambdas.get(which));
        code.new_(name).dup().loadConstant(which);
        for (int slot = 0; slot < slots.size(); slot++) {
            int parameter = places.indexOf(slot);
            if (parameter < 0) {
                nothing(code, TypeKind.from(slots.get(slot)));
            } else {
                code.loadLocal(TypeKind.from(captured.get(parameter)), code.parameterSlot(parameter));
            }
        }
        code.invokespecial(name, INIT_NAME, constructor());
    }

    private static void nothing(CodeBuilder code, TypeKind kind) {
        switch (kind) {
            case REFERENCE -> code.aconst_null();
            case LONG -> code.lconst_0();
            case FLOAT -> code.fconst_0();
            case DOUBLE -> code.dconst_0();
            default -> code.iconst_0();
        }
    }

    private void choose(CodeBuilder code) {
        var labels = lambdas.stream().map(_ -> code.newLabel()).toList();
        code.aload(0).getfield(name, WHICH, CD_int);
        code.tableswitch(labels.getLast(), cases(labels));
        for (int i = 0; i < lambdas.size(); i++) {
            var lambda = lambdas.get(i);
            code.labelBinding(labels.get(i));
            lambda.write(code, inner -> loadCaptured(lambda, inner));
        }
    }

    private static List<SwitchCase> cases(List<Label> labels) {
        return IntStream.range(0, labels.size())
                .mapToObj(i -> SwitchCase.of(i, labels.get(i)))
                .toList();
    }

    private void loadCaptured(Lambda lambda, CodeBuilder code) {
        var places = places(lambda);
        for (int i = 0; i < places.size(); i++) {
            var held = slots.get(places.get(i));
            code.aload(0).getfield(name, field(places.get(i)), held);
            if (!lambda.captured().get(i).equals(held)) {
                code.checkcast(lambda.captured().get(i));
            }
        }
    }

    private MethodTypeDesc factoryType(Lambda lambda) {
        return MethodTypeDesc.of(kind.type(), lambda.captured());
    }

    private static String factory(int which) {
        return "make" + which;
    }

    private static String only(int which) {
        return "ONLY" + which;
    }

    private static String field(int slot) {
        return "captured" + slot;
    }
}
