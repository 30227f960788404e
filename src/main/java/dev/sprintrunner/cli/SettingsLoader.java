package dev.sprintrunner.cli;

import dev.sprintrunner.config.Settings;
import dev.sprintrunner.config.SettingsFile;
import dev.sprintrunner.config.SettingsResult;
import java.nio.file.Path;

/** Reads the settings of a project. */
public final class SettingsLoader {
    private SettingsLoader() {}

    /** @throws CliException naming all that is wrong with the file */
    public static Settings load(Path file) {
        SettingsResult result = new SettingsFile(file).read();
        if (result instanceof SettingsResult.Valid valid) {
            return valid.settings();
        }
        String problems = String.join("; ", result.messages());
        throw new CliException(result instanceof SettingsResult.Invalid ? file + ": " + problems : problems);
    }
}
