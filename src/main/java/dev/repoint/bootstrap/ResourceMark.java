package dev.repoint.bootstrap;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The machine that a publication was made on, remembered in its comment beside what people wrote there. It comes along when the
 * database is restored or copied, and then names another machine than the one it is on.
 */
record ResourceMark(Optional<String> comment) {

    private static final Pattern MARK = Pattern.compile("\\[repoint:([A-Za-z0-9-]{1,64})]");

    Optional<String> id() {
        return comment.map(MARK::matcher).filter(Matcher::find).map(found -> found.group(1));
    }

    boolean names(String resourceId) {
        return id().filter(resourceId::equals).isPresent();
    }

    /** The comment with this machine's mark in the place of another's. */
    String renewed(String resourceId) {
        String others =
                comment.map(text -> MARK.matcher(text).replaceAll("").strip()).orElse("");
        return (others + " [repoint:" + resourceId + "]").strip();
    }
}
