package dev.sprintrunner.web.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** What makes texts smaller on their way. */
final class Gzip {
    static final String NAME = "gzip";
    private static final int SMALLEST_BYTES = 512;
    private static final Set<String> PACKED_ALREADY = Set.of("image/png", "image/x-icon", "font/woff2");

    private Gzip() {}

    /** Empty where it would not help. */
    static Optional<byte[]> pack(byte[] content, String mediaType) {
        if (content.length < SMALLEST_BYTES || PACKED_ALREADY.contains(mediaType)) {
            return Optional.empty();
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream(content.length / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory has no errors
        }
        return Optional.of(packed.toByteArray()).filter(smaller -> smaller.length < content.length);
    }

    /** @param acceptEncoding the header, such as {@code gzip;q=0.8, br}; a coding of weight 0 is refused by it */
    static boolean isAccepted(@Nullable String acceptEncoding) {
        return acceptEncoding != null
                && Stream.of(acceptEncoding.split(","))
                        .map(coding -> coding.replaceAll("\\s", ""))
                        .anyMatch(coding -> coding.matches("(?i)gzip(;q=(1(\\.0*)?|0?\\.0*[1-9]\\d*))?"));
    }
}
