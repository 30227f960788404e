package dev.sprintrunner.doctor;

import dev.sprintrunner.doctor.SignIn.Source;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Looks for ways to sign in: at which variables are set and which files exist, never at what they hold. */
public final class SignInProbe {
    private static final Set<String> OFF = Set.of("", "0", "false", "no", "off");

    private final Map<String, String> environment;
    private final Path home;
    private final boolean mac;

    /** @param environment that the agent will get */
    public SignInProbe(Map<String, String> environment, Path home, boolean mac) {
        this.environment = Map.copyOf(environment);
        this.home = home;
        this.mac = mac;
    }

    public SignIn look() {
        List<Source> found = new ArrayList<>();
        List.of(Source.BEDROCK, Source.VERTEX, Source.FOUNDRY).stream()
                .filter(this::isSwitchedOn)
                .forEach(found::add);
        List.of(Source.AUTH_TOKEN, Source.API_KEY, Source.OAUTH_TOKEN).stream()
                .filter(source -> !value(source).isBlank())
                .forEach(found::add);
        Path directory = configDirectory();
        if (Files.exists(directory.resolve(".credentials.json"))) {
            found.add(Source.STORED_LOGIN);
        } else if (mac && Files.exists(home.resolve(".claude.json"))) {
            found.add(Source.KEYCHAIN);
        }
        return new SignIn(found, Files.exists(directory.resolve("settings.json")));
    }

    private boolean isSwitchedOn(Source source) {
        return !OFF.contains(value(source).trim().toLowerCase(Locale.ROOT));
    }

    private String value(Source source) {
        return environment.getOrDefault(source.title(), "");
    }

    private Path configDirectory() {
        String directory = environment.getOrDefault("CLAUDE_CONFIG_DIR", "");
        try {
            return directory.isBlank() ? home.resolve(".claude") : Path.of(directory);
        } catch (InvalidPathException unusable) {
            return home.resolve(".claude");
        }
    }
}
