import static java.lang.constant.ConstantDescs.CD_Boolean;
import static java.lang.constant.ConstantDescs.CD_Byte;
import static java.lang.constant.ConstantDescs.CD_Character;
import static java.lang.constant.ConstantDescs.CD_Double;
import static java.lang.constant.ConstantDescs.CD_Float;
import static java.lang.constant.ConstantDescs.CD_Integer;
import static java.lang.constant.ConstantDescs.CD_Long;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_Short;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.CLASS_INIT_NAME;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.NestHostAttribute;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DirectMethodHandleDesc.Kind;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.List;
import java.util.Optional;

/**
 * A lambda or method reference, and the class that stands for it.
 *
 * @param name of that class
 * @param host of the nest that it belongs to, so that it may call what is private there
 * @param factory from what it captures to the interface that it implements
 * @param method of that interface
 * @param erased as the interface declares it
 * @param actual as it is called
 * @param body what it calls
 * @see <a href="https://docs.oracle.com/en/java/javase/25/docs/api/java.base/java/lang/invoke/LambdaMetafactory.html">
 *     LambdaMetafactory, which would do this at run time</a>
 */
record Lambda(
        ClassDesc name,
        ClassDesc host,
        MethodTypeDesc factory,
        String method,
        MethodTypeDesc erased,
        MethodTypeDesc actual,
        DirectMethodHandleDesc body) {
    static final String FACTORY = "make";

    /** The first version of class files that knows nests. */
    static final int NESTS = ClassFile.JAVA_11_VERSION;

    private static final String ONLY = "ONLY";

    /** Empty for what isn't a lambda, such as a switch over types, and for a serializable one. */
    static Optional<Lambda> of(InvokeDynamicInstruction call, ClassDesc name, ClassDesc host) {
        var bootstrap = call.bootstrapMethod();
        if (!bootstrap.owner().displayName().equals("LambdaMetafactory") || !bootstrap.methodName().equals("metafactory")) {
            return Optional.empty();
        }
        var arguments = call.bootstrapArgs();
        return Optional.of(new Lambda(
                name,
                host,
                call.typeSymbol(),
                call.name().stringValue(),
                (MethodTypeDesc) arguments.get(0),
                (MethodTypeDesc) arguments.get(2),
                (DirectMethodHandleDesc) arguments.get(1)));
    }

    byte[] classFile(ClassFile format) {
        return format.build(name, made -> {
            made.withVersion(NESTS, 0)
                    .withFlags(AccessFlag.FINAL, AccessFlag.SUPER, AccessFlag.SYNTHETIC)
                    .withInterfaceSymbols(factory.returnType())
                    .with(NestHostAttribute.of(host));
            addConstructor(made);
            if (captured().isEmpty()) {
                addOnlyOne(made);
            } else {
                addFactory(made);
            }
            made.withMethodBody(method, erased, ClassFile.ACC_PUBLIC, this::call);
        });
    }

    private List<ClassDesc> captured() {
        return factory.parameterList();
    }

    private MethodTypeDesc constructor() {
        return factory.changeReturnType(CD_void);
    }

    private void addConstructor(ClassBuilder made) {
        for (int i = 0; i < captured().size(); i++) {
            made.withField(field(i), captured().get(i), ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
        }
        made.withMethodBody(INIT_NAME, constructor(), ClassFile.ACC_PRIVATE, code -> {
            code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void);
            for (int i = 0; i < captured().size(); i++) {
                code.aload(0);
                load(code, captured().get(i), i);
                code.putfield(name, field(i), captured().get(i));
            }
            code.return_();
        });
    }

    /** One that captures nothing is made once, as the JVM does. */
    private void addOnlyOne(ClassBuilder made) {
        made.withField(ONLY, name, ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_FINAL)
                .withMethodBody(CLASS_INIT_NAME, MTD_void, ClassFile.ACC_STATIC, code -> code.new_(name)
                        .dup()
                        .invokespecial(name, INIT_NAME, MTD_void)
                        .putstatic(name, ONLY, name)
                        .return_())
                .withMethodBody(FACTORY, factory, ClassFile.ACC_STATIC, code -> code.getstatic(name, ONLY, name)
                        .areturn());
    }

    private void addFactory(ClassBuilder made) {
        made.withMethodBody(FACTORY, factory, ClassFile.ACC_STATIC, code -> {
            code.new_(name).dup();
            for (int i = 0; i < captured().size(); i++) {
                load(code, captured().get(i), i);
            }
            code.invokespecial(name, INIT_NAME, constructor()).areturn();
        });
    }

    /** The interface's method: what is captured and what is given, as the body wants them. */
    private void call(CodeBuilder code) {
        var wanted = body.invocationType();
        if (body.kind() == Kind.CONSTRUCTOR) {
            code.new_(body.owner()).dup();
        }
        for (int i = 0; i < captured().size(); i++) {
            code.aload(0).getfield(name, field(i), captured().get(i));
        }
        for (int i = 0; i < erased.parameterCount(); i++) {
            code.loadLocal(TypeKind.from(erased.parameterType(i)), code.parameterSlot(i));
            var given = erased.parameterType(i).isPrimitive() ? erased.parameterType(i) : actual.parameterType(i);
            if (!erased.parameterType(i).equals(given)) {
                code.checkcast(given);
            }
            var taken = wanted.parameterType(captured().size() + i);
            // From one class to a wider one there is nothing to convert, and that may be one which this class mustn't name.
            if (given.isPrimitive() || taken.isPrimitive()) {
                convert(code, given, taken);
            }
        }
        invoke(code);
        convert(code, wanted.returnType(), erased.returnType());
        code.return_(TypeKind.from(erased.returnType()));
    }

    private void invoke(CodeBuilder code) {
        var type = MethodTypeDesc.ofDescriptor(body.lookupDescriptor());
        switch (body.kind()) {
            case CONSTRUCTOR -> code.invokespecial(body.owner(), INIT_NAME, type);
            case STATIC, INTERFACE_STATIC ->
                code.invokestatic(body.owner(), body.methodName(), type, body.isOwnerInterface());
            // In a nest a private method is called like any other.
            case VIRTUAL, SPECIAL -> code.invokevirtual(body.owner(), body.methodName(), type);
            case INTERFACE_VIRTUAL, INTERFACE_SPECIAL -> code.invokeinterface(body.owner(), body.methodName(), type);
            case GETTER, SETTER, STATIC_GETTER, STATIC_SETTER ->
                throw new IllegalArgumentException("no lambda is a field: " + body);
        }
    }

    /** Boxes, unboxes or drops; what else the metafactory could do, no lambda in the jar needs. */
    private static void convert(CodeBuilder code, ClassDesc from, ClassDesc to) {
        if (to.equals(CD_void)) {
            switch (TypeKind.from(from).slotSize()) {
                case 0 -> {}
                case 1 -> code.pop();
                default -> code.pop2();
            }
        } else if (from.isPrimitive() && !to.isPrimitive()) {
            var box = boxOf(from);
            code.invokestatic(box, "valueOf", MethodTypeDesc.of(box, from));
        } else if (!from.isPrimitive() && to.isPrimitive()) {
            var box = boxOf(to);
            if (!from.equals(box)) {
                throw new IllegalArgumentException(from.displayName() + " is no box of " + to.displayName());
            }
            code.invokevirtual(box, to.displayName() + "Value", MethodTypeDesc.of(to));
        } else if (!from.isPrimitive() && !from.equals(to)) {
            code.checkcast(to);
        } else if (!from.equals(to)) {
            throw new IllegalArgumentException(from.displayName() + " would have to be widened to " + to.displayName());
        }
    }

    static ClassDesc boxOf(ClassDesc primitive) {
        return switch (primitive.displayName()) {
            case "boolean" -> CD_Boolean;
            case "byte" -> CD_Byte;
            case "char" -> CD_Character;
            case "double" -> CD_Double;
            case "float" -> CD_Float;
            case "int" -> CD_Integer;
            case "long" -> CD_Long;
            case "short" -> CD_Short;
            default -> throw new IllegalArgumentException("no box for " + primitive.displayName());
        };
    }

    private static void load(CodeBuilder code, ClassDesc type, int parameter) {
        code.loadLocal(TypeKind.from(type), code.parameterSlot(parameter));
    }

    private static String field(int captured) {
        return "captured" + captured;
    }
}
