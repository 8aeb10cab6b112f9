package dev.repoint.outside;

import java.lang.classfile.constantpool.MemberRefEntry;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** In which ways code of a jar gets out of it, by the methods of the JDK that it names. */
enum Reach {
    CONNECTS("""
        java/net/(Datagram|Multicast|)Socket[.](<init>|connect|send)
        java/nio/channels/(Socket|Datagram|AsynchronousSocket)Channel[.](open|connect|send)
        javax/net/(ssl/SSL|)Socket(Factory|)[.](createSocket|connect)
        java/net/URL[.](openConnection|openStream|getContent)
        java/net/(Http|Jar|)URLConnection[.](connect|getInputStream|getOutputStream|getContent|getResponseCode)
        javax/net/ssl/HttpsURLConnection[.].*
        java/net/http/HttpClient(|[$]Builder)[.](newHttpClient|newBuilder|build|newWebSocketBuilder)\
        """),
    LISTENS("""
        java/net/ServerSocket[.](<init>|bind|accept)
        java/nio/channels/(|Asynchronous)ServerSocketChannel[.](open|bind|accept)
        javax/net/(ssl/SSL|)ServerSocketFactory[.]createServerSocket
        com/sun/net/httpserver/.*
        sun/.*\
        """),
    LOOKS_UP("""
        java/net/InetAddress[.](getByName|getAllByName|getHostName|getCanonicalHostName|isReachable|getLocalHost)
        java/net/InetSocketAddress[.]getHostName\
        """),
    ASKS_DIRECTORIES("""
        javax/naming/(directory/|ldap/|)Initial.*[.].*
        javax/naming/spi/.*
        java/rmi/.*
        javax/rmi/.*
        javax/management/remote/.*\
        """),
    LOADS_CODE("""
        java/net/URLClassLoader[.].*
        .*[.](defineClass|defineHiddenClass|defineAnonymousClass)
        java/lang/(System|Runtime)[.](load|loadLibrary)
        javax/script/.*
        javax/tools/.*
        jdk/internal/.*\
        """),
    READS_OBJECTS("""
        java/io/ObjectInputStream[.].*
        java/beans/XMLDecoder[.].*\
        """),
    STARTS_PROGRAMS("""
        java/lang/ProcessBuilder[.].*
        java/lang/Runtime[.]exec\
        """);

    private final Pattern methods;

    Reach(String methods) {
        this.methods = Pattern.compile(String.join(
                "|",
                Arrays.stream(methods.split("\n"))
                        .map(String::strip)
                        .map(each -> "(" + each + ")")
                        .toList()));
    }

    static Optional<Reach> of(MemberRefEntry method) {
        String named = method.owner().asInternalName() + "." + method.name().stringValue();
        return Arrays.stream(values())
                .filter(each -> each.methods.matcher(named).matches())
                .findFirst();
    }
}
