package dev.sprintrunner.web.security;

import dev.sprintrunner.web.api.ApiException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides on each request, whatever it asks for, before it reaches a route. */
final class Gate {
    private static final String TOKEN_PARAMETER = "token=";
    private static final String BEARER = "Bearer ";

    private final RequestRules rules;
    private final Sessions sessions;
    private final Predicate<String> pages;

    /** @param pages whether a path is a file of the dashboard: those hold nothing secret, and ask for the token */
    Gate(Access access, Sessions sessions, Predicate<String> pages) {
        this.rules = new RequestRules(access);
        this.sessions = sessions;
        this.pages = pages;
    }

    /** What to answer instead of serving the request; empty to serve it. */
    Optional<Answer> decide(Incoming request) {
        try {
            rules.check(request);
        } catch (ApiException refusal) {
            return Optional.of(Answer.of(refusal));
        }
        if (!sessions.isTokenNeeded() || isSignIn(request)) {
            return Optional.empty();
        }
        return isPage(request) ? signInByAddress(request) : requireToken(request);
    }

    private boolean isPage(Incoming request) {
        return request.isReading() && pages.test(request.path());
    }

    private static boolean isSignIn(Incoming request) {
        return request.method().equals("POST") && request.path().equals(SessionRoutes.PATH);
    }

    /** A token in a page's address becomes a cookie; it does not stay where histories and screenshots show it. */
    private Optional<Answer> signInByAddress(Incoming request) {
        Optional<String> guess = parameters(request)
                .filter(Gate::isToken)
                .map(parameter ->
                        URLDecoder.decode(parameter.substring(TOKEN_PARAMETER.length()), StandardCharsets.UTF_8))
                .findFirst();
        if (guess.isEmpty()) {
            return Optional.empty();
        }
        String others = parameters(request)
                .filter(parameter -> !isToken(parameter))
                .map(parameter -> "&" + parameter)
                .collect(Collectors.joining());
        Answer redirect = Answer.redirect(request.path() + others.replaceFirst("&", "?"));
        try {
            sessions.require(guess, request.remote());
        } catch (ApiException wrong) {
            return Optional.of(redirect); // the page finds that it may ask nothing, and shows its form
        }
        return sessions.cookie(request.local().getPort())
                .map(cookie -> redirect.with("Set-Cookie", cookie))
                .or(() -> Optional.of(redirect));
    }

    private static Stream<String> parameters(Incoming request) {
        return Arrays.stream(request.query().split("&", -1)).filter(parameter -> !parameter.isEmpty());
    }

    private static boolean isToken(String parameter) {
        return parameter.startsWith(TOKEN_PARAMETER);
    }

    private Optional<Answer> requireToken(Incoming request) {
        int port = request.local().getPort();
        List<String> cookies = request.cookies().getOrDefault(Sessions.cookieName(port), List.of());
        try {
            sessions.require(bearer(request).or(() -> cookies.stream().findFirst()), request.remote());
            return Optional.empty();
        } catch (ApiException refusal) {
            Answer answer = Answer.of(refusal);
            boolean stale = refusal.status() == 401 && !cookies.isEmpty();
            return Optional.of(stale ? answer.with("Set-Cookie", Sessions.noCookie(port)) : answer);
        }
    }

    private static Optional<String> bearer(Incoming request) {
        return request.first("authorization")
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip());
    }
}
