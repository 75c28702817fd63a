/** Text made safe between tags. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Text made safe within a double-quoted attribute. */
export function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;');
}

/** Characters on a line before the site's renderer breaks it. */
const LINE = 85;

/**
 * Breaks a text node over lines as the site's renderer does (line feed and indentation inside the
 * element), which is what makes readers fold white space.
 *
 * @param text running text; its own white space is folded first, but for U+00A0
 * @param indent spaces before each following line
 */
export function hardWrap(text: string, indent: number): string {
  const words = text.replaceAll(/[ \t\r\n]+/g, ' ').split(' ');
  const lines: string[] = [];
  let line = words[0] ?? '';
  for (const word of words.slice(1)) {
    if (line.length > 0 && line.length + 1 + word.length > LINE) {
      lines.push(line);
      line = word;
    } else {
      line = `${line} ${word}`;
    }
  }
  return [...lines, line].join(`\n${' '.repeat(indent)}`);
}
