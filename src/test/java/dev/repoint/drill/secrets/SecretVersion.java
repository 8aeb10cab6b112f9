package dev.repoint.drill.secrets;

/** A text that a secret was given; {@code id} is the caller's token. */
record SecretVersion(String id, String text) {
    @Override
    public String toString() {
        return id;
    }
}
