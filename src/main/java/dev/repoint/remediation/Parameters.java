package dev.repoint.remediation;

import java.util.NavigableMap;
import java.util.Optional;

/** Parameters of SSM Parameter Store. Each call ends within 15 seconds for each page; refusals are values. */
public interface Parameters {

    /** Reads one, decrypted; empty if there is none of that name. Must not modify. */
    Reply<Optional<String>> read(String name);

    /** Reads all below {@code path}, at any depth, by name: 1,000 at most, more is a refusal. Must not modify. */
    Reply<NavigableMap<String, String>> readAll(String path);

    /** Writes one, of type String, over what it held. Empty when done. */
    Optional<Refusal> write(String name, String value);
}
