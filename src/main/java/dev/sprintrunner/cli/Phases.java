package dev.sprintrunner.cli;

import dev.sprintrunner.workflow.StartPhase;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code --from}. */
final class Phases {
    private Phases() {}

    /** @throws CliException for an unknown phase, or when it is not said for which story */
    static @Nullable StartPhase parse(@Nullable String text, List<String> stories) {
        if (text == null) {
            return null;
        }
        StartPhase phase = StartPhase.ofText(text)
                .orElseThrow(() -> new CliException(text + " is no phase; --from takes one of " + names()));
        if (stories.isEmpty()) {
            throw new CliException("--from " + text + " runs a story again; name it with --story KEY");
        }
        return phase;
    }

    private static String names() {
        return Arrays.stream(StartPhase.values()).map(StartPhase::text).collect(Collectors.joining(", "));
    }
}
