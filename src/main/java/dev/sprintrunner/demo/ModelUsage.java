package dev.sprintrunner.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Tokens and US dollars spent on one model. */
record ModelUsage(long input, long output, long cacheRead, long cacheCreation, double costUsd) {
    static final ModelUsage NONE = new ModelUsage(0, 0, 0, 0, 0);

    ModelUsage plus(ModelUsage other) {
        return new ModelUsage(
                input + other.input,
                output + other.output,
                cacheRead + other.cacheRead,
                cacheCreation + other.cacheCreation,
                rounded(costUsd + other.costUsd));
    }

    /** One call's usage; cached input costs a tenth when read and a quarter more when written. */
    static ModelUsage ofCall(Model model, long input, long output, long cacheRead, long cacheCreation) {
        double inputUnits = input + cacheRead * 0.1 + cacheCreation * 1.25;
        double dollars = (inputUnits * model.inputPrice() + output * model.outputPrice()) / 1_000_000;
        return new ModelUsage(input, output, cacheRead, cacheCreation, rounded(dollars));
    }

    static ModelUsage fromJson(JsonNode json) {
        return new ModelUsage(
                json.path("inputTokens").asLong(),
                json.path("outputTokens").asLong(),
                json.path("cacheReadInputTokens").asLong(),
                json.path("cacheCreationInputTokens").asLong(),
                json.path("costUSD").asDouble());
    }

    ObjectNode toJson(String model) {
        return Json.object()
                .put("inputTokens", input)
                .put("outputTokens", output)
                .put("cacheReadInputTokens", cacheRead)
                .put("cacheCreationInputTokens", cacheCreation)
                .put("webSearchRequests", 0)
                .put("costUSD", costUsd)
                .put("contextWindow", 1_000_000)
                .put("maxOutputTokens", 128_000)
                .put("thinkingTokens", 0)
                .put("cacheCreationEphemeral5mInputTokens", cacheCreation)
                .put("cacheCreationEphemeral1hInputTokens", 0)
                .put("canonicalModel", model)
                .put("provider", "firstParty")
                .put("costBasis", "list");
    }

    private static double rounded(double dollars) {
        return Math.round(dollars * 1_000_000) / 1_000_000.0;
    }
}
