package dev.repoint.aws;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.core.exception.SdkClientException;

/** An answer's body up to the size that any answer has: the SDK keeps all of it as a tree, many times as large. */
final class Bounded extends FilterInputStream {

    /**
     * Some thousand targets take half a MiB, a page of databases or of tagged groups with all the tags that they can have 2.
     *
     * @see <a href="https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html#tag-conventions">Tag limits</a>
     */
    static final int BYTES_MAX = 4 << 20;

    private long left = BYTES_MAX;

    Bounded(InputStream body) {
        super(body);
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        count(read);
        return read;
    }

    private void count(int read) {
        left -= Math.max(0, read);
        if (left < 0) {
            throw SdkClientException.create("its answer is larger than " + BYTES_MAX + " bytes");
        }
    }
}
