package dev.sprintrunner.prompt;

import dev.sprintrunner.command.CommandType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which documents an agent gets with its prompt, so that it need not read them. */
public final class InjectionPlan {

    private InjectionPlan() {}

    /**
     * @param projectContext as frozen at the batch's start, or null when there is none
     * @param epic           the epic's own text, or null when it was not found
     * @return in the order they are to be shown; a file named here may turn out to be missing
     */
    public static List<InjectionSource> sources(
            CommandType type,
            List<PromptStory> stories,
            @Nullable InjectionSource projectContext,
            @Nullable InjectionSource epic) {
        List<InjectionSource> sources = new ArrayList<>();
        if (projectContext != null && type != CommandType.BATCH_COMMIT) {
            sources.add(projectContext);
        }
        if (epic != null && getsEpic(type)) {
            sources.add(epic);
        }
        for (PromptStory story : stories) {
            addIf(getsStory(type), sources, "story file", story, PromptStory::storyFile);
            addIf(getsDiscovery(type), sources, "discovery file", story, PromptStory::discoveryFile);
            addIf(getsTechSpec(type), sources, "tech-spec file", story, PromptStory::techSpecFile);
        }
        return sources;
    }

    private static boolean getsEpic(CommandType type) {
        return type == CommandType.CREATE_STORY || type == CommandType.STORY_DISCOVERY;
    }

    private static boolean getsStory(CommandType type) {
        return getsDiscovery(type) || type == CommandType.CODE_REVIEW;
    }

    private static boolean getsDiscovery(CommandType type) {
        return switch (type) {
            case STORY_REVIEW, CREATE_TECH_SPEC, TECH_SPEC_REVIEW, DEV_STORY -> true;
            default -> false;
        };
    }

    private static boolean getsTechSpec(CommandType type) {
        return switch (type) {
            case TECH_SPEC_REVIEW, DEV_STORY, CODE_REVIEW -> true;
            default -> false;
        };
    }

    private static void addIf(
            boolean wanted,
            List<InjectionSource> sources,
            String what,
            PromptStory story,
            Function<PromptStory, String> path) {
        if (wanted) {
            sources.add(InjectionSource.ofFile(what + " of " + story.key(), path.apply(story)));
        }
    }
}
