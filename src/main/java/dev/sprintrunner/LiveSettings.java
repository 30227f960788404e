package dev.sprintrunner;

import dev.sprintrunner.config.Settings;
import dev.sprintrunner.config.SettingsFile;
import dev.sprintrunner.config.SettingsResult;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings as the file has them now. While the file is broken the last good ones hold, which is said once. */
final class LiveSettings implements Supplier<Settings> {
    private static final Logger log = LoggerFactory.getLogger(LiveSettings.class);

    private final SettingsFile file;
    private Settings lastGood;
    private List<String> told = List.of();

    /** @param start as read at the start */
    LiveSettings(SettingsFile file, Settings start) {
        this.file = file;
        this.lastGood = start;
    }

    @Override
    public synchronized Settings get() {
        SettingsResult result = file.read();
        if (result instanceof SettingsResult.Valid valid) {
            lastGood = valid.settings();
        } else if (!result.messages().equals(told)) {
            log.warn(
                    "{} is broken, the settings from before hold: {}",
                    file.path(),
                    String.join("; ", result.messages()));
        }
        told = result.messages();
        return lastGood;
    }
}
