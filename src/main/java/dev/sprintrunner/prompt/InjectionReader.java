package dev.sprintrunner.prompt;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sprintrunner.prompt.InjectionDocument.State;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reads the files to inject; never fails, as a file that cannot be shown can still be named. */
public final class InjectionReader {
    /** Beyond any limit a user would set: such a file is named, so it need not be read. */
    private static final int MAX_BYTES = 8 * 1024 * 1024;

    private InjectionReader() {}

    public static List<InjectionDocument> read(List<InjectionSource> sources) {
        return sources.stream().map(InjectionReader::read).toList();
    }

    static InjectionDocument read(InjectionSource source) {
        String given = source.text();
        if (given != null) {
            return InjectionDocument.ofText(source.label(), source.path(), given);
        }
        try {
            Path file = Path.of(source.path());
            // Opening a pipe would wait for its writer.
            return Files.exists(file) && !Files.isRegularFile(file)
                    ? without(source, State.UNREADABLE)
                    : decode(source, firstBytes(file));
        } catch (NoSuchFileException e) {
            return without(source, State.MISSING);
        } catch (IOException | InvalidPathException e) {
            return without(source, State.UNREADABLE);
        }
    }

    private static byte[] firstBytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MAX_BYTES + 1);
        }
    }

    private static InjectionDocument decode(InjectionSource source, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return without(source, State.TOO_LARGE);
        }
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.indexOf('\0') >= 0
                    ? without(source, State.NOT_TEXT)
                    : InjectionDocument.ofText(source.label(), source.path(), text);
        } catch (CharacterCodingException e) {
            return without(source, State.NOT_TEXT);
        }
    }

    private static InjectionDocument without(InjectionSource source, State state) {
        return InjectionDocument.without(source.label(), source.path(), state);
    }
}
