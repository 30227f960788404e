package dev.sprintrunner.config;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The settings as the file says them now. While it cannot be used, the last valid ones stay: a slip in an editor must
 * not end a run of hours. Safe for use by several threads.
 */
public final class LiveSettings implements Supplier<Settings> {
    private final SettingsFile file;
    private final Consumer<String> warn;
    private Settings valid;
    private @Nullable String read;
    private String warned = "";

    /**
     * @param initial what holds when the file is broken from the beginning
     * @param warn    told once of each state of the file that is not used, with the mend
     */
    public LiveSettings(SettingsFile file, Settings initial, Consumer<String> warn) {
        this.file = file;
        this.valid = initial;
        this.warn = warn;
    }

    @Override
    public synchronized Settings get() {
        try {
            String content = file.content();
            if (isCutShort(content)) {
                keep(file.path() + " is empty or gone; put back what it said, or restart to use the defaults");
            } else if (!content.equals(read) || !warned.isEmpty()) {
                read = content;
                take(file.interpret(content));
            }
        } catch (IOException e) {
            keep(String.join("; ", file.failed(e).messages()));
        }
        return valid;
    }

    /** Many editors empty or remove a file before they write it; then its commands must not fall back to defaults. */
    private boolean isCutShort(String content) {
        return content.isEmpty() && read != null && !read.isEmpty();
    }

    private void take(SettingsResult result) {
        if (result instanceof SettingsResult.Valid now) {
            valid = now.settings();
            warned = "";
        } else {
            keep(String.join("; ", result.messages()));
        }
    }

    private void keep(String problem) {
        if (!problem.equals(warned)) {
            warned = problem;
            warn.accept("the settings stay as they were: " + problem);
        }
    }
}
