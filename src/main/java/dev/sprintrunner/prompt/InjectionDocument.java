package dev.sprintrunner.prompt;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A document as it was found.
 *
 * @param text null unless the state is {@link State#TEXT}
 */
public record InjectionDocument(
        String label, String path, State state, @Nullable String text) {

    public InjectionDocument {
        if ((state == State.TEXT) != (text != null)) {
            throw new IllegalArgumentException(
                    label + ": " + state + (text == null ? " without" : " with") + " a text");
        }
    }

    public static InjectionDocument ofText(String label, String path, String text) {
        return new InjectionDocument(label, path, State.TEXT, text);
    }

    public static InjectionDocument without(String label, String path, State state) {
        return new InjectionDocument(label, path, state, null);
    }

    boolean isText() {
        return state == State.TEXT;
    }

    /** @throws NullPointerException unless {@link #isText} */
    String content() {
        return Objects.requireNonNull(text, label);
    }

    /** Why a document has, or has not, a text that can be shown. */
    public enum State {
        TEXT("included"),
        MISSING("not there"),
        NOT_TEXT("not a UTF-8 text"),
        UNREADABLE("cannot be read"),
        TOO_LARGE("too large to be included");

        private final String words;

        State(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
