package dev.sprintrunner.engine;

import dev.sprintrunner.claude.protocol.ContentBlock;
import dev.sprintrunner.claude.protocol.StreamMessage;
import dev.sprintrunner.engine.ProgressItem.Doing;
import dev.sprintrunner.engine.ProgressItem.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Says in one line each what an agent does: its tool calls, those that failed, and its own words. Used by one thread. */
final class StreamDoings {
    private static final int MAX_LINE = 300;
    private static final int MAX_OPEN_CALLS = 500;

    /** Tells nothing by itself: the line after it does. */
    private static final Pattern EXIT_CODE = Pattern.compile("Exit code \\d+");

    /** What the CLI puts around errors of its own. */
    private static final Pattern FRAME = Pattern.compile("</?tool_use_error>");

    private final ToolLine toolLine;
    private final Predicate<String> isMarker;
    private final Map<String, String> openCalls = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MAX_OPEN_CALLS;
        }
    };

    /** @param isMarker whether a line is a report of a task, which is shown as such */
    StreamDoings(ToolLine toolLine, Predicate<String> isMarker) {
        this.toolLine = toolLine;
        this.isMarker = isMarker;
    }

    List<Doing> in(StreamMessage message) {
        List<Doing> doings = new ArrayList<>();
        if (message instanceof StreamMessage.AssistantMessage said && !said.synthetic()) {
            said.blocks().forEach(block -> said(block, !said.mainThread(), doings));
        } else if (message instanceof StreamMessage.UserMessage user) {
            user.blocks().forEach(block -> returned(block, user.parentToolUseId() != null, doings));
        }
        return doings;
    }

    private void said(ContentBlock block, boolean subAgent, List<Doing> doings) {
        if (block instanceof ContentBlock.ToolUse call) {
            openCalls.put(call.id(), ToolLine.name(call));
            doings.add(new Doing(Kind.TOOL, toolLine.of(call, MAX_LINE), subAgent));
        } else if (block instanceof ContentBlock.Text text) {
            firstLine(text.text()).ifPresent(line -> doings.add(new Doing(Kind.TEXT, line, subAgent)));
        }
    }

    private Optional<String> firstLine(String text) {
        return text.lines()
                .filter(line -> !line.isBlank() && !isMarker.test(line))
                .map(line -> OneLine.of(line, MAX_LINE))
                .filter(line -> !line.isEmpty())
                .findFirst();
    }

    private void returned(ContentBlock block, boolean subAgent, List<Doing> doings) {
        if (!(block instanceof ContentBlock.ToolResult result)) {
            return;
        }
        String tool = openCalls.remove(result.toolUseId());
        if (result.isError()) {
            String line = (tool == null ? "" : tool + ": ") + why(result.text());
            doings.add(new Doing(Kind.TOOL_ERROR, OneLine.of(line, MAX_LINE), subAgent));
        }
    }

    private static String why(String text) {
        List<String> lines = text.lines()
                .map(line -> OneLine.of(FRAME.matcher(line).replaceAll(""), MAX_LINE))
                .filter(line -> !line.isEmpty())
                .limit(2)
                .toList();
        if (lines.isEmpty()) {
            return "failed without a word";
        }
        boolean tellsMore = lines.size() > 1 && EXIT_CODE.matcher(lines.get(0)).matches();
        return tellsMore ? lines.get(0) + ": " + lines.get(1) : lines.get(0);
    }
}
