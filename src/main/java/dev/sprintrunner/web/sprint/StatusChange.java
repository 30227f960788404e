package dev.sprintrunner.web.sprint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sprintrunner.sprint.StatusClass;
import dev.sprintrunner.web.api.ApiException;
import dev.sprintrunner.web.api.Json;

/**
 * A story's status, changed by a person.
 *
 * @param key       the whole key, also where the request gave the id
 * @param oldStatus as it stood in the file
 */
record StatusChange(String key, String oldStatus, String status) {

    /** The status asked for. @throws ApiException 400 */
    static StatusClass wanted(String body) {
        JsonNode status;
        try {
            status = Json.mapper().readTree(body).path("status");
        } catch (JsonProcessingException e) {
            throw ApiException.badRequest("the body is not JSON; send {\"status\": \"ready-for-dev\"}");
        }
        if (!status.isTextual()) {
            throw ApiException.badRequest("the body has no status; send {\"status\": \"ready-for-dev\"}");
        }
        return StatusClass.ofSettable(status.textValue())
                .orElseThrow(() -> ApiException.badRequest(
                        "this is no status to set; choose one of " + StatusClass.settableTexts()));
    }
}
