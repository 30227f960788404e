package dev.sprintrunner.claude.protocol;

/**
 * One line of the agent's stdout.
 *
 * @param text       the line without its line feed, strings cut to the limits; empty when oversize. Bytes that are not
 *                   UTF-8 became U+FFFD
 * @param start      offset in the file of the line's first byte
 * @param end        offset of the byte after its line feed, where the next line starts
 * @param truncated  whether a string of it was cut
 * @param oversize   whether it was given up because even its reduced form was too long
 * @param terminated false only for a last line without a line feed
 */
public record StreamLine(String text, long start, long end, boolean truncated, boolean oversize, boolean terminated) {}
