package dev.sprintrunner.web.transcript;

import dev.sprintrunner.web.api.ApiException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a transcript was read: {@code 4711}, or {@code 4711.2} when of what begins there two items were read.
 *
 * @param offset bytes from the beginning of the file, where a line begins
 */
record Cursor(long offset, int items) {
    static final Cursor START = new Cursor(0, 0);

    private static final Pattern FORM = Pattern.compile("(\\d{1,15})(?:\\.(\\d{1,6}))?");

    /** @throws ApiException 400 when it is none of ours */
    static Cursor parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw ApiException.badRequest("after must be a cursor from an earlier answer");
        }
        return new Cursor(
                Long.parseLong(matcher.group(1)), matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2)));
    }

    /** @param index of an item in the passage, from 0 */
    static Cursor after(Passage passage, int index) {
        boolean last = index + 1 == passage.items().size();
        return last ? new Cursor(passage.end(), 0) : new Cursor(passage.start(), index + 1);
    }

    @Override
    public String toString() {
        return items == 0 ? Long.toString(offset) : offset + "." + items;
    }
}
