package dev.sprintrunner.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import dev.sprintrunner.dashboard.scene.Scene;
import dev.sprintrunner.testkit.browser.Browser;
import dev.sprintrunner.testkit.browser.View;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes the pictures in {@code docs/screenshots}. No part of the tests; run it when the page's look has changed:
 *
 * <pre>{@code ./mvnw test -Dtest=Screenshots -Djacoco.skip}</pre>
 */
class Screenshots {
    private static final Path PICTURES = Path.of("docs", "screenshots");

    @RegisterExtension
    static final Browser browser = new Browser();

    @TempDir
    private Path directory;

    @Test
    void make() throws Exception {
        Files.createDirectories(PICTURES);
        try (Scene scene = Scene.set(directory.toRealPath())) {
            scene.running();
            take(open(scene, View.DESKTOP, ""), "sprint-run-light");
            take(open(scene, View.DESKTOP.dark(), ""), "sprint-run-dark");
            take(open(scene, View.PHONE, ""), "phone");
            String command = "#/run&open=command:" + scene.command("dev-story");
            take(open(scene, View.DESKTOP, command), "inspector-output");
            changes(open(scene, View.DESKTOP.dark(), command));
            past(open(scene, View.DESKTOP, "#/batch/" + scene.troubledBatch() + "/run"));
            settings(open(scene, View.DESKTOP, "#/settings"));
            scene.blocked();
            Page blocked = open(scene, View.DESKTOP, "");
            assertThat(blocked.getByText("is blocked").first()).isVisible();
            take(blocked, "needs-you");
        }
    }

    private static void changes(Page page) throws IOException {
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Changes"))
                .click();
        page.locator(".file-row", new Page.LocatorOptions().setHasText("SavedSearches.java"))
                .click();
        assertThat(page.locator(".diff")).isVisible();
        take(page, "inspector-changes");
    }

    private static void past(Page page) throws IOException {
        assertThat(page.locator(".log-window .log-row").last()).isVisible();
        take(page, "past-batch");
    }

    private static void settings(Page page) throws IOException {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Workflow"))
                .click();
        take(page, "settings");
    }

    private Page open(Scene scene, View view, String route) {
        Page page = browser.open(scene.url() + route, view.reducedMotion());
        assertThat(page.locator(".chip-live").first()).isVisible();
        page.waitForFunction("() => document.fonts.status === 'loaded'");
        return page;
    }

    /** The pointer is away, and what loads after the first picture is there. */
    private static void take(Page page, String name) throws IOException {
        page.mouse().move(0, 0);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        Files.write(PICTURES.resolve(name + ".png"), small(page.screenshot()));
    }

    /** The same picture, packed as well as PNG allows. */
    private static byte[] small(byte[] png) throws IOException {
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(png));
        BufferedImage opaque = new BufferedImage(read.getWidth(), read.getHeight(), BufferedImage.TYPE_INT_RGB);
        opaque.createGraphics().drawImage(read, 0, 0, null);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam settings = writer.getDefaultWriteParam();
        settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        settings.setCompressionQuality(0);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(packed)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(opaque, null, null), settings);
        } finally {
            writer.dispose();
        }
        return packed.toByteArray();
    }
}
