package dev.sprintrunner.demo;

/** Counts what a conversation would have cost: each API call reads the whole context, mostly from the cache. */
final class UsageMeter {
    private static final long SYSTEM_PROMPT_TOKENS = 21_000;
    private static final long CHARACTERS_PER_TOKEN = 4;
    /** A model writes more than is shown: thinking, and the wording of its calls. */
    private static final long OUTPUT_FACTOR = 2;

    private final Model model;
    private long cached;
    private long uncached;
    private long output;
    private ModelUsage finishedCalls = ModelUsage.NONE;

    UsageMeter(Model model, int promptCharacters) {
        this.model = model;
        this.cached = SYSTEM_PROMPT_TOKENS;
        this.uncached = promptCharacters / CHARACTERS_PER_TOKEN;
    }

    Model model() {
        return model;
    }

    long cachedTokens() {
        return cached;
    }

    long uncachedTokens() {
        return uncached;
    }

    void written(String text) {
        output += OUTPUT_FACTOR * text.length() / CHARACTERS_PER_TOKEN + 12;
    }

    /** Ends the API call; what the tool answered is new input of the next one. */
    void callEnded(String toolResult) {
        finishedCalls = total();
        cached += uncached + output;
        uncached = toolResult.length() / CHARACTERS_PER_TOKEN + 40;
        output = 0;
    }

    ModelUsage total() {
        return output == 0 ? finishedCalls : finishedCalls.plus(ModelUsage.ofCall(model, 4, output, cached, uncached));
    }
}
