package dev.sprintrunner.claude.protocol;

/**
 * Collects the answer: the text blocks that the model itself wrote on the main thread, over all turns, in order. Of a very
 * long answer the end is kept, because the last verdict wins.
 */
final class AnswerText {

    private static final String SEPARATOR = "\n\n";

    private final int maxChars;
    private final StringBuilder text = new StringBuilder();
    private boolean cut;
    private String lastResultText = "";

    AnswerText(int maxChars) {
        this.maxChars = maxChars;
    }

    void accept(StreamMessage message) {
        if (message instanceof StreamMessage.AssistantMessage said && said.mainThread() && !said.synthetic()) {
            said.blocks().forEach(this::accept);
        } else if (message instanceof RunResult result
                && !result.isError()
                && !result.text().isBlank()) {
            lastResultText = result.text();
        }
    }

    RunSummary.Answer snapshot() {
        if (text.isEmpty()) {
            return new RunSummary.Answer(lastResultText, false, false);
        }
        boolean missing = cut || text.length() > maxChars;
        String tail = Texts.tail(text.toString(), maxChars);
        return new RunSummary.Answer(missing ? fromLineStart(tail) : tail, true, missing);
    }

    private void accept(ContentBlock block) {
        if (block instanceof ContentBlock.Text part && !part.text().isBlank()) {
            text.append(text.isEmpty() ? "" : SEPARATOR).append(part.text());
            if (text.length() > 2 * maxChars) {
                text.delete(0, text.length() - maxChars);
                cut = true;
            }
        }
    }

    /** Half a line could read as a marker that was never written. */
    private static String fromLineStart(String tail) {
        return tail.substring(tail.indexOf('\n') + 1);
    }
}
