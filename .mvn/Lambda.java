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
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A lambda or method reference.
 *
 * @param kind what it implements
 * @param captured types of what it captures
 * @param actual the method's type as it is called
 * @param body what it calls
 * @see <a href="https://docs.oracle.com/en/java/javase/25/docs/api/java.base/java/lang/invoke/LambdaMetafactory.html">
 *     LambdaMetafactory, which would make a class of it at run time</a>
 */
record Lambda(Kind kind, List<ClassDesc> captured, MethodTypeDesc actual, DirectMethodHandleDesc body) {

    /** A method of an interface, as that declares it. */
    record Kind(ClassDesc type, String method, MethodTypeDesc erased) {}

    /** Empty for what isn't a lambda, such as a switch over types, and for a serializable one. */
    static Optional<Lambda> of(InvokeDynamicInstruction call) {
        var bootstrap = call.bootstrapMethod();
        if (!bootstrap.owner().displayName().equals("LambdaMetafactory") || !bootstrap.methodName().equals("metafactory")) {
            return Optional.empty();
        }
        var arguments = call.bootstrapArgs();
        var factory = call.typeSymbol();
        return Optional.of(new Lambda(
                new Kind(factory.returnType(), call.name().stringValue(), (MethodTypeDesc) arguments.get(0)),
                factory.parameterList(),
                (MethodTypeDesc) arguments.get(2),
                (DirectMethodHandleDesc) arguments.get(1)));
    }

    /** The interface's method: what is captured and what is given, as the body wants them. */
    void write(CodeBuilder code, Consumer<CodeBuilder> loadCaptured) {
        var erased = kind.erased();
        var wanted = body.invocationType();
        if (body.kind() == DirectMethodHandleDesc.Kind.CONSTRUCTOR) {
            code.new_(body.owner()).dup();
        }
        loadCaptured.accept(code);
        for (int i = 0; i < erased.parameterCount(); i++) {
            code.loadLocal(TypeKind.from(erased.parameterType(i)), code.parameterSlot(i));
            var given = erased.parameterType(i).isPrimitive() ? erased.parameterType(i) : actual.parameterType(i);
            if (!erased.parameterType(i).equals(given)) {
                code.checkcast(given);
            }
            var taken = wanted.parameterType(captured.size() + i);
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
}
