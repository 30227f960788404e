package dev.sprintrunner.config;

/**
 * The settings file at one moment.
 *
 * @param revision changes whenever the file's text does
 */
public record SettingsSnapshot(String revision, SettingsResult result) {}
