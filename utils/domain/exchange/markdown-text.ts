import { oneLine, plainLines } from '../text/lines.ts';

/** One line of text, escaped so that nothing in it is markup. */
function plainLine(line: string): string {
  return (
    line
      .replaceAll(/[\\`*_{}[\]<>#|~$^=&]/g, String.raw`\$&`)
      // In Obsidian two of them open a comment.
      .replaceAll(/%(?=%)|(?<=%)%/g, String.raw`\%`)
      // Bullets, numbers of a list, and a line of dashes, which would be a rule or make a heading of the line above.
      .replace(/^(\s*)([-+])(?=\s|-|$)/, String.raw`$1\$2`)
      .replace(/^(\s*)(\d{1,9})([.)])(?=\s|$)/, String.raw`$1$2\$3`)
      // Four blanks or a tab would make code of the line.
      .replace(/^(?: {4,}|[ \t]*\t)[ \t]*/, (blanks) => '\u00A0'.repeat(Math.min(40, blanks.length)))
      .trimEnd()
  );
}

/**
 * Escapes text of the reader or of a page for Markdown: no heading, list, rule, code, link, tag, comment, entity or raw
 * HTML results, in CommonMark and in Obsidian.
 *
 * @param text any text; every kind of line end counts as one
 * @returns lines ended by `\n`
 */
export function markdownText(text: string): string {
  return plainLines(text).split('\n').map(plainLine).join('\n');
}

/** The same on one line, for headings and inside a line. */
export function markdownLine(text: string): string {
  return plainLine(oneLine(text));
}

/** A block quote of the text, line by line. */
export function markdownQuote(text: string): string {
  return markdownText(text)
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

/** A YAML scalar in double quotes. JSON strings are YAML strings, apart from line ends that JSON does not know. */
export function yamlText(text: string): string {
  return JSON.stringify(oneLine(text));
}

/**
 * A tag as Obsidian knows them: letters, digits, `/`, `_` and `-`.
 *
 * @returns empty when the tag has no letter or digit
 */
export function obsidianTag(tag: string): string {
  return tag
    .replaceAll(/[^\p{L}\p{M}\p{N}/_-]+/gu, '-')
    .replaceAll(/\/{2,}/g, '/')
    .replaceAll(/^[-/]+|[-/]+$/g, '');
}
