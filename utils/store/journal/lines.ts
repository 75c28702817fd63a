/** Lines of the second copy: a checksum and a JSON value each, so that damage affects only one line. */

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** CRC-32 (as in PNG and ZIP) of the text's UTF-8 bytes, in eight hexadecimal digits. */
function checksum(text: string): string {
  let sum = 0xffffffff;
  for (const byte of new TextEncoder().encode(text)) sum = (TABLE[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
  return ((sum ^ 0xffffffff) >>> 0).toString(16).padStart(8, '0');
}

/** Writes values as lines. */
export function writeLines(values: readonly unknown[]): string {
  return values
    .map((value) => {
      // JSON escapes lone surrogates, which would not survive as UTF-8.
      const text = JSON.stringify(value);
      return `${checksum(text)} ${text}\n`;
    })
    .join('');
}

/** Parses lines: one value each, undefined where the checksum does not match. Ignores an unterminated last line. */
export function readLines(text: string): unknown[] {
  return text.split('\n').slice(0, -1).map(readLine);
}

function readLine(text: string): unknown {
  const json = text.slice(9);
  if (text[8] !== ' ' || checksum(json) !== text.slice(0, 8)) return undefined;
  try {
    return JSON.parse(json) as unknown;
  } catch {
    // Expected: the caller counts damaged lines.
    return undefined;
  }
}
