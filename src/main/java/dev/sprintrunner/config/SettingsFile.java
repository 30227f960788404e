package dev.sprintrunner.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sprintrunner.config.SettingsResult.Failed;
import dev.sprintrunner.config.SettingsResult.Invalid;
import dev.sprintrunner.config.SettingsResult.Valid;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code settings.yaml}: read as a whole, changed key by key without losing comments or order. */
public final class SettingsFile {
    private static final int MAX_BYTES = 256 * 1024;
    private static final int REVISION_BYTES = 8;
    private static final String UNREADABLE = "unreadable";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path file;

    public SettingsFile(Path file) {
        this.file = file;
    }

    public Path path() {
        return file;
    }

    /** The settings of the file; a missing one means the defaults. */
    public SettingsResult read() {
        try {
            return interpret(content());
        } catch (IOException e) {
            return failed(e);
        }
    }

    /** The file at one moment, so that a change can be refused when somebody else has changed it since. */
    public synchronized SettingsSnapshot snapshot() {
        try {
            String content = content();
            return new SettingsSnapshot(revision(content), understood(content));
        } catch (IOException e) {
            return new SettingsSnapshot(UNREADABLE, failed(e));
        }
    }

    /** A content that cannot be parsed has a revision all the same. */
    private SettingsResult understood(String content) {
        try {
            return interpret(content);
        } catch (IOException e) {
            return failed(e);
        }
    }

    private static String revision(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, REVISION_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** What a content means; a broken one throws as reading it does. */
    SettingsResult interpret(String content) throws IOException {
        return interpret(YamlText.parse(withoutMark(content)));
    }

    /**
     * Changes some settings in the file, which is read afresh, and gives all that hold now. Values that are as wanted
     * already are not written. Refuses what only the user may change, by hand.
     */
    public synchronized SettingsResult update(Map<String, JsonNode> partial) {
        try {
            String content = content();
            YamlText yaml = YamlText.parse(withoutMark(content));
            SettingsResult now = interpret(yaml);
            if (!(now instanceof Valid valid)) {
                return now;
            }
            SettingsResult wanted = valid.settings().apply(partial);
            if (wanted instanceof Valid change && !change.equals(valid)) {
                write(content, yaml.with(differences(valid.settings(), change.settings())), change);
            }
            return wanted;
        } catch (IOException e) {
            return failed(e);
        }
    }

    /**
     * As {@link #update(Map)}, of a file that is still at {@code revision}.
     *
     * @return empty, and nothing changed, when it is not
     */
    public synchronized Optional<SettingsResult> update(Map<String, JsonNode> partial, String revision) {
        return snapshot().revision().equals(revision) ? Optional.of(update(partial)) : Optional.empty();
    }

    /** Writes only what reads back as wanted, whatever way of writing YAML the user has. */
    private void write(String before, String after, Valid wanted) throws IOException {
        try {
            if (!interpret(YamlText.parse(after)).equals(wanted)) {
                throw new Unwritable();
            }
        } catch (JsonProcessingException broken) {
            throw new Unwritable();
        }
        String mark = before.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
        PrivateFiles.replace(file, (mark + after).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, JsonNode> differences(Settings before, Settings after) {
        Map<SettingDefinition<?>, Object> old = SettingsBinder.values(before);
        Map<String, JsonNode> changes = new LinkedHashMap<>();
        SettingsBinder.values(after).forEach((definition, value) -> {
            if (!value.equals(old.get(definition))) {
                changes.put(definition.key(), definition.write(value));
            }
        });
        return changes;
    }

    private static SettingsResult interpret(YamlText yaml) {
        SettingsResult result = SettingsReader.read(yaml.values());
        return result instanceof Invalid invalid
                ? new Invalid(invalid.problems().stream()
                        .map(problem ->
                                yaml.lineOf(problem.key()).map(problem::atLine).orElse(problem))
                        .toList())
                : result;
    }

    /** The text of the file; empty when there is none. */
    String content() throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (NoSuchFileException absent) {
            return "";
        }
        if (bytes.length > MAX_BYTES) {
            throw new IOException("it is larger than " + MAX_BYTES / 1024 + " KB");
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static String withoutMark(String content) {
        return content.startsWith(BYTE_ORDER_MARK) ? content.substring(1) : content;
    }

    /** What to say of a file that cannot be read. */
    Failed failed(IOException e) {
        if (e instanceof JsonProcessingException broken) {
            return new Failed(place(broken) + ": not readable as YAML (" + reason(broken)
                    + "); mend that line, or compare with the file that sprint-runner init writes");
        }
        if (e instanceof CharacterCodingException) {
            return new Failed(file + ": not readable as text; save it as UTF-8");
        }
        return new Failed(file + ": cannot be used (" + e.getMessage() + ")");
    }

    private String place(JsonProcessingException broken) {
        JsonLocation location = broken.getLocation();
        return location == null ? file.toString() : file + " line " + location.getLineNr();
    }

    /** Without the quoted piece of the file, which is indented and might hold a secret. */
    private static String reason(JsonProcessingException broken) {
        List<String> lines = broken.getOriginalMessage().lines().toList();
        return lines.stream()
                .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
                .collect(Collectors.joining(", "));
    }

    private static final class Unwritable extends IOException {
        Unwritable() {
            super("its way of writing YAML cannot be edited by a program; change it by hand");
        }
    }
}
