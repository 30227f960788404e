package dev.sprintrunner.web.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sprintrunner.web.TestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaticFilesTest {
    @TempDir
    private Path folder;

    @Test
    void servesThePagesAndTheLibrariesThatTheImportMapNames() {
        assertThat(TestServer.pages().addresses())
                .containsExactlyInAnyOrder(
                        "/",
                        "/index.html",
                        "/js/main.js",
                        "/css/base.css",
                        "/favicon.svg",
                        "/webjars/tiny/1.0.0/tiny.js",
                        "/webjars/tiny/1.0.0/parts/part.mjs");
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html;charset=utf-8, no-cache",
        "/js/main.js, text/javascript;charset=utf-8, no-cache",
        "/css/base.css, text/css;charset=utf-8, no-cache",
        "/favicon.svg, image/svg+xml, no-cache",
        "/webjars/tiny/1.0.0/parts/part.mjs, text/javascript;charset=utf-8, 'public, max-age=31536000, immutable'"
    })
    void namesTypeAndHowLongItHolds(String path, String type, String cache) {
        try (TestServer server = TestServer.with()) {
            HttpResponse<String> response = server.get(path);

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isNotEmpty();
            assertThat(response.headers().allValues("Content-Type"))
                    .extracting(value -> value.replace(" ", ""))
                    .singleElement()
                    .asString()
                    .startsWith(type);
            assertThat(response.headers().allValues("Cache-Control")).containsExactly(cache);
        }
    }

    @Test
    void doesNotSendWhatTheBrowserHas() {
        try (TestServer server = TestServer.with()) {
            String tag = server.get("/js/main.js").headers().firstValue("ETag").orElseThrow();

            HttpResponse<String> known = server.get("/js/main.js", "If-None-Match", "W/\"old\", " + tag);
            HttpResponse<String> other = server.get("/css/base.css", "If-None-Match", tag);

            assertThat(known.statusCode()).isEqualTo(304);
            assertThat(known.body()).isEmpty();
            assertThat(known.headers().firstValue("ETag")).contains(tag);
            assertThat(other.statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip, deflate, br | true",
                "br;q=1.0, GZIP;q=0.5 | true",
                "gzip; q=0.001 | true",
                "gzip;q=0 | false",
                "gzip;q=0.000 | false",
                "x-gzip | false",
                "identity | false"
            })
    void packsWhatTheBrowserCanUnpack(String accepted, boolean packed) throws IOException {
        Files.writeString(folder.resolve("index.html"), page("{}"));
        String text = "export const line = 1;\n".repeat(100);
        Files.writeString(folder.resolve("main.js"), text);
        try (TestServer server = TestServer.showing(StaticFiles.of(folder, folder.resolve("webjars")))) {
            HttpResponse<byte[]> response = server.bytes("/main.js", "Accept-Encoding", accepted);

            assertThat(response.headers().firstValue("Content-Encoding").isPresent())
                    .isEqualTo(packed);
            assertThat(response.headers().firstValue("Vary")).contains("Accept-Encoding");
            assertThat(packed ? unpacked(response.body()) : response.body())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo(text);
        }
    }

    @Test
    void anotherCodingIsAnotherVersion() throws IOException {
        Files.writeString(folder.resolve("index.html"), page("{}") + " ".repeat(1_000));
        try (TestServer server = TestServer.showing(StaticFiles.of(folder, folder.resolve("webjars")))) {
            String plain = server.get("/").headers().firstValue("ETag").orElseThrow();
            String packed = server.bytes("/", "Accept-Encoding", "gzip")
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();

            assertThat(packed).isNotEqualTo(plain);
            assertThat(server.bytes("/", "Accept-Encoding", "gzip", "If-None-Match", packed)
                            .statusCode())
                    .isEqualTo(304);
            assertThat(server.bytes("/", "Accept-Encoding", "gzip", "If-None-Match", plain)
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void leavesAloneWhatWouldNotShrink() throws IOException {
        Files.writeString(folder.resolve("index.html"), page("{}"));
        Files.write(folder.resolve("picture.png"), new byte[4_096]);
        try (TestServer server = TestServer.showing(StaticFiles.of(folder, folder.resolve("webjars")))) {
            for (String address : new String[] {"/", "/picture.png"}) {
                HttpHeaders headers =
                        server.bytes(address, "Accept-Encoding", "gzip").headers();

                assertThat(headers.firstValue("Content-Encoding")).as(address).isEmpty();
                assertThat(headers.firstValue("Vary")).as(address).isEmpty();
            }
        }
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return gzip.readAllBytes();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/README.md",
                "/js",
                "/js/",
                "/js/..",
                "/../pom.xml",
                "/js/../../webjars/other/2.0.0/other.js",
                "/webjars/other/2.0.0/other.js",
                "/webjars/tiny/1.0.0/LICENSE",
                "/webjars/",
                "/META-INF/MANIFEST.MF",
                "/%2e%2e/pom.xml",
                "/..\\pom.xml",
                "//index.html",
                "/index.html;a=1",
                "/index.html%00",
                "/INDEX.HTML"
            })
    void servesNothingElse(String path) throws IOException {
        try (TestServer server = TestServer.with()) {
            assertThat(server.raw(
                            "GET " + path + " HTTP/1.1",
                            "Host: localhost:" + server.server.port(),
                            "Connection: close"))
                    .matches("(?s)HTTP/1.1 40[04] .*");
        }
    }

    @Test
    void readsTheFilesOfAJar() throws IOException {
        Path jar = folder.resolve("a program.jar");
        try (FileSystem inside = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            Path pages = Files.createDirectories(inside.getPath("/dashboard-static/js"));
            Path library = Files.createDirectories(inside.getPath("/META-INF/resources/webjars/tiny/1.0"));
            Files.writeString(pages.resolve("main.js"), "//");
            Files.writeString(
                    pages.resolveSibling("index.html"), page("{\"imports\": {\"t\": \"/webjars/tiny/1.0/t.js\"}}"));
            Files.writeString(library.resolve("t.js"), "//");
        }

        assertThat(StaticFiles.beside(URI.create("jar:" + jar.toUri() + "!/dashboard-static/index.html"))
                        .addresses())
                .containsExactlyInAnyOrder("/", "/index.html", "/js/main.js", "/webjars/tiny/1.0/t.js");
    }

    @Test
    void readsTheFilesOfAFolderOfClasses() throws IOException {
        Path pages = Files.createDirectories(folder.resolve("some classes/dashboard-static"));
        Path index = Files.writeString(pages.resolve("index.html"), page("{}"));

        assertThat(StaticFiles.beside(index.toUri()).addresses()).containsExactlyInAnyOrder("/", "/index.html");
    }

    @Test
    void readsAfreshForWorkOnTheDashboard() throws IOException {
        Files.writeString(folder.resolve("index.html"), page("{}"));
        StaticFiles files = StaticFiles.fresh(folder, folder.resolve("webjars"));
        String before = files.importMapHash().orElseThrow();

        Files.writeString(folder.resolve("index.html"), page("{\"imports\": {}}"));
        Files.writeString(folder.resolve("new.js"), "");

        assertThat(files.addresses()).contains("/new.js");
        assertThat(files.importMapHash()).get().isNotEqualTo(before);
    }

    @Test
    void theHashIsThatOfLineFeeds() {
        assertThat(ImportMap.of(page("{\r\n}")).orElseThrow().hash())
                .isEqualTo(ImportMap.of(page("{\n}")).orElseThrow().hash());
    }

    @Test
    void aLibraryOfAnotherVersionThanTheBuildsIsNoticedAtOnce() throws IOException {
        Files.writeString(
                folder.resolve("index.html"), page("{\"imports\": {\"lit\": \"/webjars/lit/9.9.9/lit.js\"}}"));

        assertThatThrownBy(() -> StaticFiles.of(folder, folder.resolve("webjars")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("/webjars/lit/9.9.9/lit.js");
    }

    @Test
    void aFolderWithoutPageIsNoticedAtOnce() {
        assertThatThrownBy(() -> StaticFiles.of(folder, folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no index.html");
    }

    private static String page(String importMap) {
        return "<!doctype html><script type=\"importmap\">" + importMap + "</script>";
    }
}
