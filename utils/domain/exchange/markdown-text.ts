import { oneLine, plainLines } from '../text/lines.ts';

/** One line of text in which nothing is markup. */
function plainLine(line: string): string {
  return (
    line
      .replaceAll(/[\\`*_{}[\]<>#|~$^=&]/g, String.raw`\$&`)
      // Obsidian: two of them open a comment.
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
 * Text of the reader's or of a page as Markdown that says the same: no heading, list, rule, code, link, tag, comment,
 * entity or raw HTML comes of it, in CommonMark or in Obsidian.
 *
 * @param text any text; every kind of line end counts as one
 * @returns lines ended by `\n`
 */
export function markdownText(text: string): string {
  return plainLines(text).split('\n').map(plainLine).join('\n');
}

/** The same for a heading or a place in a line: all on one line. */
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

/** A YAML scalar in double quotes, on one line: JSON strings are YAML strings, but for line ends that JSON does not know. */
export function yamlText(text: string): string {
  return JSON.stringify(oneLine(text));
}

/**
 * A tag as Obsidian knows them: letters, digits, `/`, `_` and `-`.
 *
 * @returns empty when nothing of the tag can be written so: a tag of signs only
 */
export function obsidianTag(tag: string): string {
  return tag
    .replaceAll(/[^\p{L}\p{M}\p{N}/_-]+/gu, '-')
    .replaceAll(/\/{2,}/g, '/')
    .replaceAll(/^[-/]+|[-/]+$/g, '');
}
