package dev.sprintrunner.web.sprint;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sprint-status file as it is now.
 *
 * @param file     its path, null where there is none
 * @param problem  why nothing can run, with the mend; of a broken file its line and the reason
 * @param searched where the file could have been
 * @param howTo    how to get a file, null where there is one
 * @param warnings what is odd, though the run can go on
 */
record SprintView(
        @Nullable String file,
        @Nullable String problem,
        List<String> searched,
        @Nullable String howTo,
        List<String> warnings,
        List<EpicView> epics,
        List<StoryView> stories) {
    SprintView {
        searched = List.copyOf(searched);
        warnings = List.copyOf(warnings);
        epics = List.copyOf(epics);
        stories = List.copyOf(stories);
    }
}
