package org.onedoor.race;

import java.security.CodeSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is measured is what lies on the class path. */
public final class Version {

    private static final Pattern JAR = Pattern.compile("-(\\d[^/]*)\\.jar$");

    private Version() {}

    /** Of the library that a class is from, by the name of its file. */
    public static String of(Class<?> from) {
        CodeSource source = from.getProtectionDomain().getCodeSource();
        Matcher name = JAR.matcher(source == null ? "" : source.getLocation().getPath());
        return name.find() ? name.group(1) : "of an unknown version";
    }
}
