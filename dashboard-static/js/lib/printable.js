// Text of unknown origin, made visible: what a terminal would obey and what turns reading order round becomes readable.

const TERMINAL_SEQUENCE = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\^_])/g;
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/g;
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/g;
const ANY = /[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/;

/** Without colours and cursor moves of a terminal; other control characters are shown by their name or picture. */
export function printable(text) {
  if (!ANY.test(text)) return text;
  return text
    .replace(/\r\n?/g, "\n")
    .replace(TERMINAL_SEQUENCE, "")
    .replace(CONTROL, picture)
    .replace(DIRECTION, (character) => `‹U+${character.charCodeAt(0).toString(16).toUpperCase()}›`);
}

function picture(character) {
  const code = character.charCodeAt(0);
  return code === 0x7f ? "␡" : String.fromCharCode(0x2400 + code);
}
