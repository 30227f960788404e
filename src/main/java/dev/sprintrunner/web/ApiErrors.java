package dev.sprintrunner.web;

import dev.sprintrunner.web.api.ApiException;
import dev.sprintrunner.web.api.ErrorMapping;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever a route throws into {@code {"error": {"type", "message"}}}. */
final class ApiErrors {
    private static final Logger log = LoggerFactory.getLogger(ApiErrors.class);
    private static final String ALLOWED = "availableMethods";

    private ApiErrors() {}

    static void addTo(RoutesConfig routes) {
        routes.exception(Exception.class, ApiErrors::answer);
        routes.exception(HttpResponseException.class, ApiErrors::answerRefusal);
    }

    private static void answer(Exception failure, Context request) {
        answer(
                failure instanceof HttpException http
                        ? ErrorMapping.ofStatus(http.getCode())
                        : ErrorMapping.explain(failure).orElseGet(() -> defect(failure, request)),
                request);
    }

    private static void answerRefusal(HttpResponseException refusal, Context request) {
        String allowed = refusal.getDetails().get(ALLOWED);
        if (refusal instanceof MethodNotAllowedResponse && allowed != null) {
            request.header("Allow", allowed);
        }
        answer(ErrorMapping.ofStatus(refusal.getStatus()), request);
    }

    private static void answer(ApiException error, Context request) {
        request.status(error.status()).json(error.body());
    }

    private static ApiException defect(Exception failure, Context request) {
        log.error("{} {} failed by a defect of this program", request.method(), request.path(), failure);
        return ErrorMapping.defect();
    }
}
