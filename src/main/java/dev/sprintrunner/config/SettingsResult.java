package dev.sprintrunner.config;

import java.util.List;

/** What came of reading or changing settings. Anything but {@link Valid} means that nothing was changed. */
public sealed interface SettingsResult {

    /** What is wrong, one sentence each; empty when nothing is. */
    List<String> messages();

    record Valid(Settings settings) implements SettingsResult {
        @Override
        public List<String> messages() {
            return List.of();
        }
    }

    /** Single settings are bad; never empty. */
    record Invalid(List<SettingProblem> problems) implements SettingsResult {
        public Invalid {
            problems = List.copyOf(problems);
        }

        @Override
        public List<String> messages() {
            return problems.stream().map(SettingProblem::sentence).toList();
        }
    }

    /** The file as a whole cannot be read or written; {@code message} names it, the place and the mend. */
    record Failed(String message) implements SettingsResult {
        @Override
        public List<String> messages() {
            return List.of(message);
        }
    }
}
