package dev.repoint.function;

import java.util.List;

/** Where the bindings of a function are written down. */
sealed interface Origin {

    /** What is to be said when nothing is written down there, which is no error: the first tag may come tomorrow. */
    String nothing();

    /** In the variable itself; all of them are sound. */
    record Spelled(List<Entry> entries) implements Origin {
        public Spelled {
            entries = List.copyOf(entries);
        }

        @Override
        public String nothing() {
            return "no binding is given";
        }
    }

    /** In one parameter, as an array. */
    record OneParameter(String name) implements Origin {
        @Override
        public String nothing() {
            return "parameter " + name + " holds no binding";
        }

        @Override
        public String toString() {
            return "ssm:" + name;
        }
    }

    /** Each in a parameter of its own below {@code path}. */
    record ParameterEach(String path) implements Origin {
        @Override
        public String nothing() {
            return "no parameter below " + path + " holds a binding";
        }

        @Override
        public String toString() {
            return "ssm:" + path + "/*";
        }
    }

    /** Each as the tags of its target group. */
    record Tags() implements Origin {
        @Override
        public String nothing() {
            return "no target group has the tag " + TaggedBindings.SOURCE;
        }

        @Override
        public String toString() {
            return "tags";
        }
    }

    /** Reads the variable {@code field}. What is spelled out there is taken whole or not at all. */
    static Origin read(String field, String text, Problems problems) {
        if (text.equals("tags")) {
            return new Tags();
        }
        if (text.startsWith("ssm:")) {
            return parameters(field, text, problems);
        }
        try {
            List<Entry> entries = BindingDocument.read(field, text);
            for (Entry each : entries) {
                switch (each) {
                    case Entry.Sound _ -> {}
                    case Entry.Broken(var _, var problem) -> problems.addAll(problem);
                }
            }
            return new Spelled(entries);
        } catch (InvalidInput unreadable) {
            problems.addAll(unreadable.problem());
            return new Spelled(List.of());
        }
    }

    private static Origin parameters(String field, String text, Problems problems) {
        String name = text.substring("ssm:".length());
        String path = name.endsWith("/*") ? name.substring(0, name.length() - "/*".length()) : "";
        if (ParameterName.isPath(path)) {
            return new ParameterEach(path);
        }
        if (!ParameterName.isName(name)) {
            problems.add(
                    field, text, "\"ssm:\" with a parameter's name, such as ssm:/repoint/bindings, or ssm:/a/path/*");
        }
        return new OneParameter(name);
    }
}
