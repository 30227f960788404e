package dev.sprintrunner.web.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sprintrunner.claude.process.AgentCheck;
import dev.sprintrunner.claude.process.AgentCheck.Verdict;
import dev.sprintrunner.config.Settings;
import dev.sprintrunner.config.SettingsResult;
import dev.sprintrunner.doctor.DoctorFacts;
import dev.sprintrunner.doctor.SignIn;
import dev.sprintrunner.web.TestServer;
import dev.sprintrunner.web.openapi.OpenApi;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HealthRoutesTest {
    private static final DoctorFacts FACTS = new DoctorFacts(
            new SettingsResult.Valid(Settings.defaults()),
            new DoctorFacts.Agent(List.of("claude"), new AgentCheck(Verdict.UNUSABLE, Optional.empty(), "not found")),
            new SignIn(List.of(SignIn.Source.STORED_LOGIN), true),
            new DoctorFacts.Project(
                    Path.of("shop"), Optional.empty(), Optional.of("none found"), Optional.empty(), List.of(), 0, 0),
            DoctorFacts.Git.noWorkTree(),
            new DoctorFacts.Storage(List.of(), Optional.empty()),
            Optional.empty(),
            new DoctorFacts.Platform("Linux", 17, true, true, false, false));

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void tellsThatTheServerAnswersAndForWhat() {
        try (TestServer server = TestServer.with(new HealthRoutes("1.2.3", "/home/ada/project", true))) {
            HttpResponse<String> response = server.get("/api/health");

            OpenApi.check("GET", "/api/health", response);
            assertThat(response.body())
                    .isEqualTo("{\"status\":\"ok\",\"version\":\"1.2.3\","
                            + "\"project\":\"/home/ada/project\",\"demo\":true}");
        }
    }

    @Test
    void givesTheChecksWithTheWorst() {
        try (TestServer server = doctor(() -> FACTS)) {
            HttpResponse<String> response = server.get("/api/doctor");

            OpenApi.check("GET", "/api/doctor", response);
            JsonNode answer = TestServer.json(response);
            assertThat(answer.path("worst").asText()).isEqualTo("error");
            assertThat(answer.path("checks"))
                    .anySatisfy(check -> assertThat(check)
                            .hasToString("{\"name\":\"system\",\"level\":\"ok\",\"message\":\"Linux\",\"mend\":null}"))
                    .anySatisfy(check -> {
                        assertThat(check.path("name").asText()).isEqualTo("agent");
                        assertThat(check.path("mend").asText()).isNotBlank();
                    });
        }
    }

    @Test
    void keepsTheAnswerForFiveSeconds() {
        try (TestServer server = doctor(() -> FACTS)) {
            server.get("/api/doctor");
            now.addAndGet(Duration.ofMillis(4_999).toNanos());
            server.get("/api/doctor");
            assertThat(looks).hasValue(1);

            now.addAndGet(Duration.ofMillis(1).toNanos());
            server.get("/api/doctor");

            assertThat(looks).hasValue(2);
        }
    }

    @Test
    void whoAsksTogetherGetsOneAnswer() throws Exception {
        try (TestServer server = doctor(() -> FACTS)) {
            List<CompletableFuture<Integer>> answers = IntStream.range(0, 8)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> server.get("/api/doctor").statusCode()))
                    .toList();

            for (CompletableFuture<Integer> answer : answers) {
                assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(200);
            }
            assertThat(looks).hasValue(1);
        }
    }

    @Test
    void aFailedLookIsToldAndNotKept() {
        AtomicInteger tries = new AtomicInteger();
        try (TestServer server = doctor(() -> {
            if (tries.getAndIncrement() == 0) {
                throw new IOException("the disk is gone");
            }
            return FACTS;
        })) {
            HttpResponse<String> first = server.get("/api/doctor");

            OpenApi.check("GET", "/api/doctor", first);
            assertThat(first.statusCode()).isEqualTo(503);
            assertThat(first.body()).contains("the disk is gone");
            assertThat(server.get("/api/doctor").statusCode()).isEqualTo(200);
        }
    }

    private TestServer doctor(DoctorRoutes.Probe probe) {
        return TestServer.with(new DoctorRoutes(
                () -> {
                    looks.incrementAndGet();
                    return probe.look();
                },
                now::get));
    }
}
