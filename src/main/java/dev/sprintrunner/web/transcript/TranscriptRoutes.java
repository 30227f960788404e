package dev.sprintrunner.web.transcript;

import dev.sprintrunner.config.RuntimeDirectory;
import dev.sprintrunner.engine.Recorder;
import dev.sprintrunner.web.api.ApiException;
import dev.sprintrunner.web.api.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The conversation of a command: {@code GET /api/commands/{id}/transcript} in items, {@code …/transcript/raw} as the agent
 * wrote it, {@code …/prompt} what it was told.
 *
 * <p>Errors: 400 for a bad parameter, 404 for an unknown command, 410 when its files are not there any more.
 */
public final class TranscriptRoutes implements Routes {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}");
    private static final int DEFAULT_LIMIT = 200;
    private static final int MAX_LIMIT = 500;
    private static final int MAX_TAIL_KB = 4096;
    private static final long MAX_LINE = 16 << 20;

    private final Recorder recorder;
    private final Path transcripts;

    public TranscriptRoutes(Recorder recorder, RuntimeDirectory runtime) {
        this.recorder = recorder;
        this.transcripts = runtime.transcripts();
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/commands/{id}/transcript", this::items);
        routes.get("/api/commands/{id}/transcript/raw", this::raw);
        routes.get("/api/commands/{id}/prompt", this::prompt);
    }

    private void items(Context ctx) throws IOException {
        int limit = number(ctx, "limit", DEFAULT_LIMIT, MAX_LIMIT);
        int tail = number(ctx, "tail", 0, MAX_TAIL_KB);
        String after = ctx.queryParam("after");
        if (tail > 0 && after != null) {
            throw ApiException.badRequest("give after or tail, not both");
        }
        Cursor cursor = after == null ? Cursor.START : Cursor.parse(after);
        RecordedCommand command = command(ctx); // first: what has ended by now is whole in its file
        Transcript transcript = transcript(command);
        try {
            ctx.json(tail > 0 ? transcript.tail(tail * 1024L, limit) : transcript.after(cursor, limit));
        } catch (NoSuchFileException e) {
            ctx.json(withoutFile(command));
        }
    }

    private Transcript transcript(RecordedCommand command) {
        return new Transcript(
                files(command),
                command.ended(),
                command.isVerify() ? TextPassages::new : offset -> new StreamPassages(offset, MAX_LINE));
    }

    /** The file comes when the program starts, and goes when the settings say so. */
    private static Page withoutFile(RecordedCommand command) {
        if (!command.hasOutput()) {
            Item item = Item.notice("no agent was started: the runner did this itself");
            return new Page(List.of(new Page.Entry("0", item)), "0", command.ended(), 0);
        }
        if (command.ended()) {
            throw gone(command);
        }
        return new Page(List.of(), Cursor.START.toString(), false, 0);
    }

    private void raw(Context ctx) throws IOException {
        RecordedCommand command = command(ctx);
        try {
            ctx.result(Files.newInputStream(files(command).stream()));
        } catch (NoSuchFileException e) {
            throw gone(command);
        }
        String ending = command.isVerify() ? ".txt" : ".ndjson";
        ctx.contentType("text/plain; charset=utf-8");
        ctx.header(
                "Content-Disposition",
                "attachment; filename=\"command-" + command.id() + "-"
                        + command.command().replaceAll("[^a-z0-9-]", "_") + ending + "\"");
    }

    private void prompt(Context ctx) throws IOException {
        RecordedCommand command = command(ctx);
        if (!command.hasAgent()) {
            throw ApiException.notFound("command " + command.id() + " has no prompt: no agent carried it out");
        }
        try {
            ctx.json(PromptText.read(files(command)));
        } catch (NoSuchFileException e) {
            throw gone(command);
        }
    }

    private RecordedCommand command(Context ctx) {
        String id = ctx.pathParam("id");
        if (!NUMBER.matcher(id).matches()) {
            throw ApiException.notFound("there is no such command: its id is a number");
        }
        return recorder.read(jdbc -> RecordedCommand.find(jdbc, Long.parseLong(id)));
    }

    private TranscriptFiles files(RecordedCommand command) {
        return TranscriptFiles.of(transcripts, command.files());
    }

    private static ApiException gone(RecordedCommand command) {
        return new ApiException(
                410,
                "gone",
                "the files of command " + command.id() + " (" + command.command() + ") are not there: it never"
                        + " started, or they were removed after retention_days of the settings");
    }

    private static int number(Context ctx, String name, int fallback, int max) {
        String text = ctx.queryParam(name);
        if (text == null) {
            return fallback;
        }
        if (!NUMBER.matcher(text).matches() || Long.parseLong(text) < 1 || Long.parseLong(text) > max) {
            throw ApiException.badRequest(name + " must be a whole number from 1 to " + max);
        }
        return Integer.parseInt(text);
    }
}
