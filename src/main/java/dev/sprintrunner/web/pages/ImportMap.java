package dev.sprintrunner.web.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sprintrunner.web.api.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one inline script of the page: short names of libraries and the addresses they stand for.
 *
 * @param text what stands between the tags, as a browser sees it
 */
record ImportMap(String text) {
    private static final Pattern SCRIPT =
            Pattern.compile("<script\\s[^>]*type=\"importmap\"[^>]*>(.*?)</script>", Pattern.DOTALL);

    /** A browser reads every line end as LF before it computes the hash. */
    static Optional<ImportMap> of(String html) {
        Matcher script = SCRIPT.matcher(html.replace("\r\n", "\n"));
        return script.find() ? Optional.of(new ImportMap(script.group(1))) : Optional.empty();
    }

    /** For the Content-Security-Policy: {@code 'sha256-…'}. */
    String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The addresses; one that ends with a slash stands for all below it. */
    List<String> addresses() {
        List<String> addresses = new ArrayList<>();
        for (JsonNode address : imports()) {
            addresses.add(address.asText());
        }
        return addresses;
    }

    private JsonNode imports() {
        try {
            return Json.mapper().readTree(text).path("imports");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the import map of index.html is no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
