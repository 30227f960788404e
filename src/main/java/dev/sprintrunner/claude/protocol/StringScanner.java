package dev.sprintrunner.claude.protocol;

/**
 * Follows the inside of a JSON string byte by byte and tells where a character begins: never within a UTF-8 sequence, an
 * escape, or a surrogate pair written as two escapes. On bytes that are no valid JSON it still ends every character
 * after a few bytes.
 */
final class StringScanner {

    private static final int MAX_CONTINUATION_BYTES = 3;

    private boolean afterBackslash;
    private int hexDigitsLeft;
    private int hexValue;
    private boolean pairOpen;
    private boolean inPair;
    private int continuationBytes;

    /** True when the byte begins a character; a quote that does so ends the string. */
    boolean beginsCharacter(byte b) {
        if (afterBackslash) {
            afterBackslash = false;
            startHexDigits(b == 'u');
            return false;
        }
        if (hexDigitsLeft > 0 && Character.digit(b, 16) >= 0) {
            readHexDigit(b);
            return false;
        }
        hexDigitsLeft = 0;
        if ((b & 0xC0) == 0x80 && continuationBytes < MAX_CONTINUATION_BYTES) {
            continuationBytes++;
            return false;
        }
        continuationBytes = 0;
        afterBackslash = b == '\\';
        inPair = pairOpen && afterBackslash;
        pairOpen = false;
        return !inPair;
    }

    void reset() {
        afterBackslash = false;
        hexDigitsLeft = 0;
        pairOpen = false;
        inPair = false;
        continuationBytes = 0;
    }

    private void startHexDigits(boolean unicodeEscape) {
        hexDigitsLeft = unicodeEscape ? 4 : 0;
        hexValue = 0;
    }

    private void readHexDigit(byte b) {
        hexValue = hexValue << 4 | Character.digit(b, 16);
        if (--hexDigitsLeft == 0) {
            pairOpen = !inPair && Character.isHighSurrogate((char) hexValue);
        }
    }
}
