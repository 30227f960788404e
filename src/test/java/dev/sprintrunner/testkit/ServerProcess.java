package dev.sprintrunner.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program serving a project, as a process of its own that can be killed. */
public final class ServerProcess implements AutoCloseable {
    private static final String ANNOUNCED = "Dashboard: ";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Thread reader;
    private final List<String> output = new ArrayList<>();
    private String url = "";

    private ServerProcess(Process process) {
        this.process = process;
        this.reader = new Thread(this::read, "server-output");
        reader.start();
    }

    /** @param arguments of the command line; {@code --port 0} takes a free port */
    public static ServerProcess start(Path project, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.sprintrunner.SprintRunner"));
        command.addAll(List.of(arguments));
        try {
            ServerProcess server = new ServerProcess(new ProcessBuilder(command)
                    .directory(project.toFile())
                    .redirectErrorStream(true)
                    .start());
            server.awaitUrl();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the page, with its slash. */
    public String url() {
        return url;
    }

    public int port() {
        return URI.create(url).getPort();
    }

    /** What the API answers to a GET. */
    public String get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url).resolve(path)).build());
    }

    /** What the API answers to a JSON body. */
    public String send(String method, String path, String json) {
        return send(HttpRequest.newBuilder(URI.create(url).resolve(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    private static String send(HttpRequest request) {
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** As a crash does: without a chance to end anything. */
    public void kill() {
        process.destroyForcibly();
        await();
    }

    /** As an administrator does; returns the exit code. */
    public int terminate() {
        process.destroy();
        return await();
    }

    /** Everything it said. */
    public String output() {
        synchronized (output) {
            return String.join("\n", output);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            terminate();
        }
    }

    private int await() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the server does not end; it said\n" + output());
            }
            reader.join();
            return process.exitValue();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void awaitUrl() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        synchronized (output) {
            while (url.isEmpty() && reader.isAlive() && System.nanoTime() < end) {
                try {
                    output.wait(1000);
                } catch (InterruptedException e) {
                    throw interrupted(e);
                }
            }
        }
        if (url.isEmpty()) {
            process.destroyForcibly();
            throw new AssertionError("no server; it said\n" + output());
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (output) {
                    output.add(line);
                    if (line.startsWith(ANNOUNCED)) {
                        url = line.substring(ANNOUNCED.length());
                    }
                    output.notifyAll();
                }
            }
        } catch (IOException e) {
            synchronized (output) {
                output.add("(its output broke off: " + e.getMessage() + ")");
            }
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
    }
}
