package dev.sprintrunner.testkit.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/**
 * What the user looks at the page with. Language and time zone are fixed, so that texts and screenshots are the same
 * everywhere.
 *
 * @param width of the window, CSS pixels
 * @param height of the window, CSS pixels
 */
public record View(int width, int height, ColorScheme scheme, ReducedMotion motion) {
    public static final View DESKTOP = new View(1440, 900, ColorScheme.LIGHT, ReducedMotion.NO_PREFERENCE);
    public static final View PHONE = DESKTOP.sized(390, 844);

    public View sized(int width, int height) {
        return new View(width, height, scheme, motion);
    }

    public View dark() {
        return new View(width, height, ColorScheme.DARK, motion);
    }

    public View reducedMotion() {
        return new View(width, height, scheme, ReducedMotion.REDUCE);
    }

    NewContextOptions options() {
        return new NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setReducedMotion(motion)
                .setLocale("en-GB")
                .setTimezoneId("UTC");
    }
}
