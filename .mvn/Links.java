import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Gives switches over types, and records' {@code equals} and {@code hashCode}, methods of the class that they are in, as a compiler
 * could have: docs/adr/0016-lambdas-are-classes.md. The JVM would link them at run time.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/25/docs/api/java.base/java/lang/runtime/SwitchBootstraps.html">
 *     SwitchBootstraps</a>
 * @see <a href="https://docs.oracle.com/en/java/javase/25/docs/api/java.base/java/lang/runtime/ObjectMethods.html">
 *     ObjectMethods</a>
 */
final class Links {
    private static final int FLAGS = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;

    private static final ClassDesc OBJECTS = Objects.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc EQUALS = MethodTypeDesc.of(CD_boolean, CD_Object);
    private static final MethodTypeDesc BOTH_EQUAL = MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object);
    private static final MethodTypeDesc HASH_CODE = MethodTypeDesc.of(CD_int, CD_Object);

    private record Made(String name, MethodTypeDesc type, Consumer<CodeBuilder> body) {
        void addTo(ClassBuilder owner) {
            owner.withMethodBody(name, type, FLAGS, body);
        }
    }

    private Links() {}

    static ClassTransform spelledOut(ClassModel owner) {
        List<Made> made = new ArrayList<>();
        ClassDesc type = owner.thisClass().asSymbol();
        boolean isInterface = owner.flags().has(AccessFlag.INTERFACE);
        return ClassTransform.transformingMethodBodies((code, element) -> {
                    if (element instanceof InvokeDynamicInstruction call && body(call).orElse(null) instanceof Consumer<CodeBuilder> body) {
                        var method = new Made("link$" + made.size(), call.typeSymbol(), body);
                        made.add(method);
                        code.invokestatic(type, method.name, method.type, isInterface);
                    } else {
                        code.with(element);
                    }
                })
                .andThen(ClassTransform.endHandler(end -> made.forEach(method -> method.addTo(end))));
    }

    /** Empty for a lambda, for a record's {@code toString}, and for a switch that knows an enum's constants. */
    private static Optional<Consumer<CodeBuilder>> body(InvokeDynamicInstruction call) {
        var arguments = call.bootstrapArgs();
        return switch (call.bootstrapMethod().owner().displayName() + "." + call.name()) {
            case "SwitchBootstraps.typeSwitch" ->
                Optional.<Consumer<CodeBuilder>>of(code -> typeSwitch(arguments, code))
                        .filter(_ -> arguments.stream().allMatch(label -> label instanceof ClassDesc || label instanceof String));
            case "ObjectMethods.equals" -> Optional.of(code -> areEqual((ClassDesc) arguments.getFirst(), parts(arguments), code));
            case "ObjectMethods.hashCode" -> Optional.of(code -> hashCode((ClassDesc) arguments.getFirst(), parts(arguments), code));
            default -> Optional.empty();
        };
    }

    /** The number of the first label, from a given one on, that fits the object; -1 for null; how many there are if none does. */
    private static void typeSwitch(List<ConstantDesc> labels, CodeBuilder code) {
        var isThere = code.newLabel();
        code.aload(0).ifnonnull(isThere).iconst_m1().ireturn().labelBinding(isThere);
        for (int i = 0; i < labels.size(); i++) {
            var next = code.newLabel();
            code.iload(1).loadConstant(i).if_icmpgt(next);
            if (labels.get(i) instanceof ClassDesc type) {
                code.aload(0).instanceOf(type);
            } else {
                code.loadConstant(labels.get(i)).aload(0).invokevirtual(CD_Object, "equals", EQUALS);
            }
            code.ifeq(next).loadConstant(i).ireturn().labelBinding(next);
        }
        code.loadConstant(labels.size()).ireturn();
    }

    /** A record's fields: what comes after its class and their names. */
    private static List<DirectMethodHandleDesc> parts(List<ConstantDesc> arguments) {
        return arguments.stream().skip(2).map(DirectMethodHandleDesc.class::cast).toList();
    }

    private static void areEqual(ClassDesc type, List<DirectMethodHandleDesc> parts, CodeBuilder code) {
        var differ = code.newLabel();
        code.aload(1).instanceOf(type).ifeq(differ);
        for (var part : parts) {
            var kind = part.invocationType().returnType();
            code.aload(0).getfield(type, part.methodName(), kind);
            code.aload(1).checkcast(type).getfield(type, part.methodName(), kind);
            switch (TypeKind.from(kind)) {
                case REFERENCE -> code.invokestatic(OBJECTS, "equals", BOTH_EQUAL).ifeq(differ);
                case LONG -> code.lcmp().ifne(differ);
                case DOUBLE, FLOAT ->
                    code.invokestatic(Lambda.boxOf(kind), "compare", MethodTypeDesc.of(CD_int, kind, kind)).ifne(differ);
                default -> code.if_icmpne(differ);
            }
        }
        code.iconst_1().ireturn().labelBinding(differ).iconst_0().ireturn();
    }

    private static void hashCode(ClassDesc type, List<DirectMethodHandleDesc> parts, CodeBuilder code) {
        code.iconst_0();
        for (var part : parts) {
            var kind = part.invocationType().returnType();
            code.bipush(31).imul().aload(0).getfield(type, part.methodName(), kind);
            if (kind.isPrimitive()) {
                code.invokestatic(Lambda.boxOf(kind), "hashCode", MethodTypeDesc.of(CD_int, kind));
            } else {
                code.invokestatic(OBJECTS, "hashCode", HASH_CODE);
            }
            code.iadd();
        }
        code.ireturn();
    }
}
