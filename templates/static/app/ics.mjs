// @ts-check
/** Deadlines as a calendar by RFC 5545. Pure. */

/**
 * @typedef {{uid: string, at: number, title: string, text: string, url?: string}} Entry
 *   something due at so many seconds since 1970
 */

/** A text as a value. @param {string} text */
const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n").replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");

/** A line in pieces of at most 75 bytes, none of which ends within a letter. @param {string} line */
function folded(line) {
  const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text).length;
  const pieces = [""];
  let used = 0;
  for (const letter of line) {
    const size = bytes(letter);
    // Every line but the first begins with a space.
    if (used + size > (pieces.length === 1 ? 75 : 74)) {
      pieces.push("");
      used = 0;
    }
    pieces[pieces.length - 1] += letter;
    used += size;
  }
  return pieces.join("\r\n ");
}

/** A moment in universal time. @param {number} at seconds since 1970 */
const utc = (at) => new Date(at * 1000).toISOString().replace(/[-:]|\.\d+/g, "");

/**
 * A calendar with a reminder two hours before each entry. @param {readonly Entry[]} entries
 * @param {{name: string, stamp: number}} calendar `stamp` is when it was made, in seconds since 1970
 */
export function calendar(entries, { name, stamp }) {
  const events = entries.flatMap(({ uid, at, title, text, url }) => [
    "BEGIN:VEVENT",
    `UID:${escaped(uid)}`,
    `DTSTAMP:${utc(stamp)}`,
    `DTSTART:${utc(at)}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(text)}`,
    ...(url === undefined ? [] : [`URL:${url}`]),
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escaped(title)}`,
    "TRIGGER:-PT2H",
    "END:VALARM",
    "END:VEVENT",
  ]);
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//acquis//incident check//EN", "CALSCALE:GREGORIAN", `X-WR-CALNAME:${escaped(name)}`, ...events, "END:VCALENDAR"];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}
