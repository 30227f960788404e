package dev.sprintrunner.claude.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The meaning of one line of the stream. Absent or ill-typed text is empty, absent or ill-typed numbers are 0, unless said. */
public sealed interface StreamMessage
        permits StreamMessage.SystemMessage,
                StreamMessage.AssistantMessage,
                StreamMessage.UserMessage,
                StreamMessage.RateLimitEvent,
                StreamMessage.StreamEvent,
                StreamMessage.Note,
                StreamMessage.Unknown,
                StreamMessage.Malformed,
                RunResult {

    /** The session the line names, or null. */
    @Nullable
    String sessionId();

    /** A {@code system} line that this program acts on. */
    sealed interface SystemMessage extends StreamMessage {}

    /** The start of a turn; there can be several in one process. Nothing in it has been checked by the CLI yet. */
    record Init(
            @Nullable String sessionId,
            String version,
            String model,
            String permissionMode,
            String apiKeySource,
            String cwd,
            List<String> tools,
            List<String> slashCommands,
            List<String> skills,
            List<McpServer> mcpServers)
            implements SystemMessage {}

    record McpServer(String name, String status) {}

    /**
     * The CLI waits before it calls the API again.
     *
     * @param delayMs     how long; minutes to days when it waits for a usage limit itself
     * @param errorStatus null when there was no answer at all
     */
    record ApiRetry(
            @Nullable String sessionId,
            int attempt,
            int maxRetries,
            long delayMs,
            @Nullable Integer errorStatus,
            String error)
            implements SystemMessage {}

    record ModelFallback(
            @Nullable String sessionId, String trigger, String originalModel, String fallbackModel, String content)
            implements SystemMessage {}

    /** @param backgrounded null where the version does not say */
    record TaskStarted(
            @Nullable String sessionId,
            BackgroundTask task,
            String toolUseId,
            @Nullable Boolean backgrounded) implements SystemMessage {}

    record TaskProgress(@Nullable String sessionId, String taskId, String description, String lastToolName)
            implements SystemMessage {}

    /** @param status {@code pending running paused completed failed killed}; empty when something else changed */
    record TaskUpdated(@Nullable String sessionId, String taskId, String status, String error)
            implements SystemMessage {

        public boolean ended() {
            return status.equals("completed") || status.equals("failed") || status.equals("killed");
        }
    }

    /** The end of a task; can come twice or not at all. */
    record TaskNotification(@Nullable String sessionId, String taskId, String status, String summary)
            implements SystemMessage {}

    /** The whole list of tasks that run in the background now. */
    record BackgroundTasksChanged(@Nullable String sessionId, List<BackgroundTask> tasks) implements SystemMessage {}

    record PermissionDenied(@Nullable String sessionId, PermissionDenial denial) implements SystemMessage {}

    /**
     * Part of what the model (or, when synthetic, the CLI) said. One API message comes as several of these.
     *
     * @param parentToolUseId the call of the sub-agent that speaks; null on the main thread
     * @param usage           at the start of the API message, the same on each of its lines: what went in is right, what
     *                        comes out is not known yet
     * @param failure         set on the CLI's error lines
     */
    record AssistantMessage(
            @Nullable String sessionId,
            @Nullable Instant timestamp,
            String messageId,
            String model,
            @Nullable String parentToolUseId,
            List<ContentBlock> blocks,
            Usage usage,
            @Nullable ApiFailure failure)
            implements StreamMessage {

        /** Written by the CLI, not by a model: keep its text out of the answer. */
        public boolean synthetic() {
            return model.equals("<synthetic>") || failure != null;
        }

        public boolean mainThread() {
            return parentToolUseId == null;
        }

        public String text() {
            return ContentBlock.textOf(blocks);
        }
    }

    /**
     * Tool results, and text that no model wrote: skill bodies, hook feedback, a sub-agent's prompt.
     *
     * @param toolStdout up to 30 000 characters of a command's output, where the block has only a preview of it
     */
    record UserMessage(
            @Nullable String sessionId,
            @Nullable Instant timestamp,
            @Nullable String parentToolUseId,
            boolean isSynthetic,
            List<ContentBlock> blocks,
            @Nullable String toolStdout)
            implements StreamMessage {}

    record RateLimitEvent(@Nullable String sessionId, RateLimit rateLimit) implements StreamMessage {}

    /** Part of a message that follows whole as an {@link AssistantMessage}; use one or the other. */
    record StreamEvent(@Nullable String sessionId, @Nullable String parentToolUseId, String event)
            implements StreamMessage {}

    /** A known line that nothing is decided by, such as {@code system/status}; {@code text} is for people. */
    record Note(@Nullable String sessionId, String type, String subtype, String text) implements StreamMessage {}

    /** A type this program does not know: a newer CLI, or another agent. */
    record Unknown(@Nullable String sessionId, String type, String subtype) implements StreamMessage {}

    /** @param excerpt the beginning of the line */
    record Malformed(Defect defect, String excerpt) implements StreamMessage {
        @Override
        public @Nullable String sessionId() {
            return null;
        }
    }

    /** Why a line could not be read. */
    enum Defect {
        /** It is no JSON object at all: debug output, a wrapper's chatter. */
        NOT_JSON,
        /** It begins like one, but is cut or damaged. */
        BROKEN_JSON,
        /** It was too long even with its strings cut. */
        OVERSIZE
    }
}
