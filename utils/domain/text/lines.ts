/** Characters that some program treats as a line end or a control: C0 and C1 with U+0085, and the separators of Unicode. */
// eslint-disable-next-line no-control-regex -- these are the controls that are looked for
const BREAKS = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]+/g;
/** Line ends; CRLF counts as one. */
const LINE_ENDS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;
// eslint-disable-next-line no-control-regex -- as above; tab and newline stay
const CONTROLS = /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F]/g;

const EMBEDS = /[\u202A\u202B\u202D\u202E]/;
const ISOLATES = /[\u2066-\u2068]/;
const POP_EMBED = '\u202C';
const POP_ISOLATE = '\u2069';

/**
 * One line for a format in which a line end starts something new (RIS, BibTeX, a heading, a file's front matter).
 *
 * @param value any text
 * @returns white space and anything that may count as a line end becomes one space; well-formed, with balanced direction
 *   controls
 */
export function oneLine(value: string): string {
  return balanced(value.toWellFormed().replace(BREAKS, ' ').replace(/\s+/gu, ' ').trim());
}

/**
 * Text of several lines with one kind of line end and no control characters but the tab.
 *
 * @param value any text
 * @returns well-formed, lines ended by `\n`; each line with balanced controls of direction
 */
export function plainLines(value: string): string {
  return value.toWellFormed().replace(LINE_ENDS, '\n').replace(CONTROLS, '').split('\n').map(balanced).join('\n');
}

/**
 * Balances direction controls (embedding, override, isolate): closes those left open and drops closers without an opener,
 * so that text after it keeps its own direction.
 *
 * @param line without line ends
 */
function balanced(line: string): string {
  if (!/[\u202A-\u202E\u2066-\u2069]/.test(line)) return line;
  const open: string[] = [];
  let kept = '';
  for (const character of line) {
    if (EMBEDS.test(character)) open.push(POP_EMBED);
    else if (ISOLATES.test(character)) open.push(POP_ISOLATE);
    else if (character === POP_EMBED || character === POP_ISOLATE) {
      if (open.at(-1) !== character) continue;
      open.pop();
    }
    kept += character;
  }
  return kept + open.toReversed().join('');
}
