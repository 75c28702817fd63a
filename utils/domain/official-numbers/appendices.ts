import { matchAt, readList, readNumbers, type Listed } from './lists.ts';
import {
  ANY_LETTER,
  CHAMBER,
  chamberOf,
  MAX_FOUND,
  plainNumber,
  SESSION,
  sessionOf,
  type NumberInText,
  type Letters,
} from './shape.ts';

/** The name may include the chamber: `van de Eerste Kamer`. */
const WORD =
  '\\(?Aanhangsel\\)?(?:\\s(?:van\\sde|der|bij\\sde|tot\\sde|aan\\sde))?(?:\\sHand(?:elingen|\\.))?(?:\\s(?:der|van\\sde)\\s(?:(?<which>Tweede|Eerste)\\s)?(?:Kamer|Staten-Generaal)(?:\\sder\\sStaten-Generaal)?)?';
const YEAR = '(?:(?:vergader|zittings)ja(?:ar|ren)\\s?)?';
const YEARS_FIRST = new RegExp(
  `(?<![${ANY_LETTER}\\d])${WORD}(?:\\s?,?\\s?${CHAMBER}\\b)?\\s?,?\\s?${YEAR}${SESSION}\\s?,?\\s?`,
  'gi',
);
const NUMBER_FIRST = new RegExp(
  `(?<![${ANY_LETTER}\\d])(?:${WORD}(?:\\s${CHAMBER}\\b)?\\s?,?\\s?(?=(?:nrs?|nummers?)\\b)|Aanhangselnummers?\\s?(?=\\d{1,4}\\s?,?\\s?\\(?vergaderjaar))`,
  'gi',
);
const YEARS_AFTER = new RegExp(`\\s?,?\\s?(?:\\(|van\\s(?:het\\s)?)?vergaderjaar\\s?${SESSION}`, 'yi');
const PROCEEDINGS_FIRST = new RegExp(
  `(?<![${ANY_LETTER}\\d])(?:(?:Handelingen|(?:(?<which>Eerste|Tweede)\\s)?Kamer(?:\\sder\\sStaten-Generaal)?)(?:\\s?,?\\s?${CHAMBER}\\b)?\\s?,?\\s?${YEAR}|vergaderjaar\\s)${SESSION}\\s?,?\\s?Aanhangsel(?:\\s(?:van\\sde|der)\\sHandelingen)?\\s?,?\\s?(?=nrs?\\b)`,
  'gi',
);
const MORE = new RegExp(
  `(?<joint>\\s?(?:,|;|,?\\sen|,?\\salsmede)\\s)(?:${CHAMBER}\\s?,?\\s)?${YEAR}${SESSION}\\s?,?\\s?(?=nrs?\\b|nummers?\\b)`,
  'yi',
);
const JOINED = new RegExp(
  `(?<![${ANY_LETTER}\\d])Aanhangselnummers?:?\\s?((?:19|20)\\d{2})((?:19|20)\\d{2})(\\d{1,4})(?!\\d)`,
  'gi',
);
/** `ah-tk-2017–2018, nr. 2509`: an identifier made readable. */
const SPELLED = new RegExp(
  `(?<![${ANY_LETTER}\\d-])ah-(?<chamber>tk|ek)-${SESSION}\\s?,?\\s?(?=nrs?\\b|nummers?\\b)`,
  'gi',
);
/** Without "nr." only where the number is the last thing said: `Aanhangsel Handelingen II 2019/20, 12`. */
const BARE = /\d{1,4}(?=$|[.;)])(?![.,]\d)/y;

interface Made {
  readonly found: NumberInText[];
  readonly impossible: string[];
}

/**
 * Reads the appendices (Aanhangsel van de Handelingen) a text names by session year and number, with further numbers
 * and further session years that "nr." joins to them.
 *
 * @param text as printed, or folded as the search does
 */
export function readAppendices(text: string, letters: Letters): Made {
  const made: Made = { found: [], impossible: [] };
  for (const pattern of [YEARS_FIRST, PROCEEDINGS_FIRST, SPELLED])
    for (const match of text.matchAll(pattern)) yearsFirst(text, match, letters, made);
  for (const match of text.matchAll(NUMBER_FIRST)) numberFirst(text, match, letters, made);
  for (const match of text.matchAll(JOINED)) {
    const session = sessionOf(match[1] ?? '', match[2] ?? '');
    const number = plainNumber(match[3] ?? '');
    if (session !== null && number !== null)
      add(made, { chamber: 'tk', session, number }, match.index, match.index + match[0].length);
  }
  return made;
}

function yearsFirst(text: string, match: RegExpExecArray, letters: Letters, made: Made): void {
  let end = match.index + match[0].length;
  let start = match.index;
  let groups = match.groups ?? {};
  let list = readList(text, end, letters) ?? (matchAt(BARE, text, end) ? readNumbers(text, end, false, letters) : null);
  for (let count = 0; list !== null && count < 20; count += 1) {
    addAll(text, groups, list, start, made);
    end = list.end;
    const more = matchAt(MORE, text, end);
    if (!more) return;
    start = more.index + (more.groups?.['joint']?.length ?? 0);
    groups = { chamber: groups['chamber'] ?? '', which: groups['which'] ?? '', ...defined(more.groups) };
    list = readList(text, more.index + more[0].length, letters);
  }
}

const defined = (groups: Record<string, string | undefined> | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(groups ?? {}).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, value]],
    ),
  );

function numberFirst(text: string, match: RegExpExecArray, letters: Letters, made: Made): void {
  const place = match.index + match[0].length;
  const list = readList(text, place, letters) ?? readNumbers(text, place, false, letters);
  const years = list ? matchAt(YEARS_AFTER, text, list.end) : null;
  if (list && years)
    addAll(text, { ...match.groups, ...years.groups, chamber: match.groups?.['chamber'] }, list, match.index, made);
}

function addAll(
  text: string,
  groups: Record<string, string | undefined>,
  list: { numbers: Listed[]; end: number },
  start: number,
  made: Made,
): void {
  const session = sessionOf(groups['from'] ?? '', groups['to'] ?? '');
  if (session === null) {
    if (made.impossible.length < 50) made.impossible.push(text.slice(start, Math.min(list.end, start + 200)));
    return;
  }
  const chamber = chamberOf(groups['chamber'] || `${groups['which']} Kamer`);
  list.numbers
    .filter(({ number }) => /^\d+$/.test(number))
    .forEach((listed, position) =>
      add(made, { chamber, session, number: listed.number }, position === 0 ? start : listed.start, listed.end),
    );
}

function add(
  made: Made,
  appendix: { chamber: 'tk' | 'ek'; session: string; number: string },
  start: number,
  end: number,
): void {
  if (made.found.length < MAX_FOUND) made.found.push({ kind: 'appendix', ...appendix, start, end });
}
