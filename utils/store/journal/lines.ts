/** Lines of the second copy: each holds a JSON value behind a checksum of its own, so that damage costs one line. */

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
      // Half a surrogate pair would not survive being written; JSON writes it as an escape, which does.
      const text = JSON.stringify(value);
      return `${checksum(text)} ${text}\n`;
    })
    .join('');
}

/** Reads lines: a value for each, undefined where the checksum does not fit. A last line without an end is left out. */
export function readLines(text: string): unknown[] {
  return text.split('\n').slice(0, -1).map(readLine);
}

function readLine(text: string): unknown {
  const json = text.slice(9);
  if (text[8] !== ' ' || checksum(json) !== text.slice(0, 8)) return undefined;
  try {
    return JSON.parse(json) as unknown;
  } catch {
    // Expected: a damaged line is counted by who reads the file.
    return undefined;
  }
}
