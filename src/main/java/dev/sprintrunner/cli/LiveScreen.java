package dev.sprintrunner.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/**
 * Draws a {@link LiveView}: from what is known to lines that fit. Pure.
 *
 * @param ids  short forms of story keys; a key that is not there is shown whole
 * @param zone in which times are shown
 */
record LiveScreen(Map<String, String> ids, ZoneId zone) {
    private static final int FEWEST_RECENT = 3;
    private static final int MOST_RECENT = 8;
    private static final String MORE = "…";

    /**
     * Lines of at most {@code width} columns, at most {@code height} of them.
     *
     * @param now for what lasts
     */
    List<AttributedString> draw(LiveView view, Instant now, int width, int height) {
        List<AttributedString> top = new ArrayList<>();
        top.add(header(view, now));
        if (!view.stories().isEmpty()) {
            top.add(stories(view));
        }
        commands(view, now, Math.max(1, height - top.size() - FEWEST_RECENT - 2), top);
        List<AttributedString> bottom = bottom(view, now);
        int room = Math.min(MOST_RECENT, height - top.size() - bottom.size());
        List<AttributedString> lines = new ArrayList<>(top);
        view.recent().stream()
                .skip(Math.max(0, view.recent().size() - Math.max(0, room)))
                .map(this::recent)
                .forEach(lines::add);
        lines.addAll(bottom);
        return lines.stream().limit(height).map(line -> fit(line, width)).toList();
    }

    private static AttributedString header(LiveView view, Instant now) {
        if (view.batchId() == 0) {
            return line().append("Starting", Look.HEADING.style()).toAttributedString();
        }
        AttributedStringBuilder line = line().append("Batch " + view.batchId(), Look.HEADING.style());
        if (view.cycle() > 0) {
            String of = view.maxCycles() == null ? "" : " of " + view.maxCycles();
            line.append("  cycle " + Math.max(view.cycle(), view.cyclesCompleted()) + of);
        }
        line.append("  " + Times.money(view.costUsd().doubleValue()));
        if (view.startedAt() != null) {
            line.append("  " + Times.length(Duration.between(view.startedAt(), now)));
        }
        counted(line, view.done(), "done", Look.GOOD);
        counted(line, view.blocked(), "blocked", Look.BAD);
        return line.toAttributedString();
    }

    private static void counted(AttributedStringBuilder line, int count, String what, Look look) {
        if (count > 0) {
            line.append("  " + count + " " + what, look.style());
        }
    }

    private AttributedString stories(LiveView view) {
        AttributedStringBuilder line = line();
        view.stories().forEach((key, status) -> {
            line.append(line.length() == 0 ? "  " : "   ").append(id(key));
            if (!status.isEmpty()) {
                line.append(" " + status, Look.ofStatus(status).style());
            }
        });
        return line.toAttributedString();
    }

    private void commands(LiveView view, Instant now, int room, List<AttributedString> lines) {
        List<ShownCommand> commands = List.copyOf(view.running().values());
        int shown = commands.size() <= room ? commands.size() : room - 1;
        commands.stream().limit(shown).map(command -> command(command, now)).forEach(lines::add);
        if (shown < commands.size()) {
            lines.add(line().append("> and " + (commands.size() - shown) + " more commands", Look.RUNNING.style())
                    .toAttributedString());
        }
    }

    private AttributedString command(ShownCommand command, Instant now) {
        AttributedStringBuilder line = line().append("> " + command.name(), Look.RUNNING.style());
        if (!command.stories().isEmpty()) {
            line.append(" " + ids(command.stories()));
        }
        line.append("  " + Times.length(Duration.between(command.startedAt(), now)));
        if (command.task() != null) {
            line.append("  " + Plain.text(command.task()));
        }
        if (command.model() != null) {
            line.append("  " + Plain.text(command.model()), Look.FAINT.style());
        }
        if (command.background()) {
            line.append("  in the background", Look.FAINT.style());
        }
        return line.toAttributedString();
    }

    private AttributedString recent(LiveView.Recent recent) {
        return line().append(Times.clock(recent.at(), zone) + "  ", Look.FAINT.style())
                .append(
                        inShort(recent),
                        Look.ofEvent(recent.type(), recent.message()).style())
                .toAttributedString();
    }

    /** Names each story once, by its short form. */
    private String inShort(LiveView.Recent recent) {
        String message = recent.message();
        boolean named = recent.stories().isEmpty();
        for (String key : recent.stories()) {
            named |= message.contains(key);
            message = message.replace(key, id(key));
        }
        return named ? message : ids(recent.stories()) + " " + message;
    }

    private List<AttributedString> bottom(LiveView view, Instant now) {
        List<AttributedString> lines = new ArrayList<>();
        if (view.waitingUntil() != null) {
            lines.add(new AttributedString(waiting(view.waitingUntil(), now), Look.WARNING.style()));
        }
        if (view.notice() != null) {
            lines.add(new AttributedString(Plain.text(view.notice()), Look.WARNING.style()));
        }
        return lines;
    }

    private String waiting(Instant until, Instant now) {
        return "usage limit: waiting until " + Times.soon(until, now, zone) + " (in "
                + Times.length(Duration.between(now, until)) + "); goes on by itself";
    }

    private String ids(List<String> keys) {
        return keys.stream().map(this::id).collect(Collectors.joining(", "));
    }

    private String id(String key) {
        return Plain.text(ids.getOrDefault(key, key));
    }

    private static AttributedStringBuilder line() {
        return new AttributedStringBuilder();
    }

    private static AttributedString fit(AttributedString line, int width) {
        if (line.columnLength() <= width) {
            return line;
        }
        return width <= 1
                ? line.columnSubSequence(0, Math.max(0, width))
                : AttributedString.join(
                        AttributedString.EMPTY, line.columnSubSequence(0, width - 1), new AttributedString(MORE));
    }
}
