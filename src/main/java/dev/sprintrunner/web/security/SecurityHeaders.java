package dev.sprintrunner.web.security;

import java.util.Map;
import java.util.Optional;

/** The headers that every answer carries, errors and files included. */
public final class SecurityHeaders {
    private SecurityHeaders() {}

    /**
     * By name. Nothing is stored unless whoever serves it says otherwise.
     *
     * @param importMapHash of the page's one inline script, {@code 'sha256-…'}
     */
    public static Map<String, String> of(Optional<String> importMapHash) {
        return Map.of(
                "Content-Security-Policy", policy(importMapHash),
                "X-Content-Type-Options", "nosniff",
                "Referrer-Policy", "no-referrer",
                "X-Frame-Options", "DENY",
                "Cross-Origin-Opener-Policy", "same-origin",
                "Cross-Origin-Resource-Policy", "same-origin",
                "Cache-Control", "no-store");
    }

    private static String policy(Optional<String> importMapHash) {
        String scripts = importMapHash.map(hash -> "'self' " + hash).orElse("'self'");
        return "default-src 'none'; script-src " + scripts + "; style-src 'self'; img-src 'self' data:;"
                + " connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
                + " require-trusted-types-for 'script'; trusted-types lit-html dompurify";
    }
}
