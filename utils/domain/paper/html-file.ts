import { oneLine } from '../text/lines.ts';
import { paperTree } from './page.ts';
import type { Paper } from './paper.ts';
import { escapeHtml, treeToHtml } from './tree.ts';

/** Maximum length of text in a page header, in UTF-16 units: longer text would wrap. */
const MAX_HEAD = 70;

/**
 * Escapes text for a string in a style sheet: everything but letters and digits becomes a numeric escape that ends
 * with a space.
 */
function styleString(text: string): string {
  const characters = [...oneLine(text)].map((character) =>
    /[A-Za-z0-9 ]/.test(character) ? character : `\\${(character.codePointAt(0) ?? 0xff_fd).toString(16)} `,
  );
  return `"${characters.join('')}"`;
}

/** The header of each printed page: the number of the only publication, and the title. */
function headOf({ title, chapters, further }: Paper): string {
  const [only] = chapters;
  const number =
    only !== undefined && chapters.length === 1 && further.length === 0
      ? (only.publication.questionNumber ?? only.publication.id)
      : null;
  const whole = oneLine(title);
  const short = whole.length <= MAX_HEAD ? whole : `${whole.slice(0, MAX_HEAD).toWellFormed().trimEnd()}…`;
  return number === null || short.includes(number) ? short : `${number} · ${short}`;
}

/** The CSS rule for header and footer, in browsers that support it; other browsers print their own. */
export function headRule(paper: Paper): string {
  return `@page { @top-left { content: ${styleString(headOf(paper))}; } @bottom-right { content: counter(page) " / " counter(pages); } }`;
}

/**
 * A page as one HTML file: no script, nothing from elsewhere, and a policy that allows neither.
 *
 * @param style the style sheet of the page; ours, and without `</style`
 */
export function writePaperFile(paper: Paper, style: string): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
  const head = [
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="referrer" content="no-referrer">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(oneLine(paper.title))}</title>`,
    `<style>${style}\n${headRule(paper)}</style>`,
  ];
  return `<!doctype html>\n<html lang="${paper.language}"><head>${head.join('\n')}</head>\n<body class="paper">${treeToHtml(paperTree(paper))}</body></html>\n`;
}
