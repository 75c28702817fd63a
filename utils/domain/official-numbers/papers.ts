import { matchAt, readList, readNumbers, type Listed } from './lists.ts';
import { ANY_LETTER, CHAMBER, DASH, MAX_FOUND, SESSION, type NumberInText, type Letters } from './shape.ts';

/** How a paper is introduced: by a word such as Kamerstuk, by a session year, or by its form alone. */
type Introduced = 'named' | 'session' | 'alone';

interface Patterns {
  readonly keyword: RegExp;
  readonly session: RegExp;
  readonly dossier: RegExp;
  readonly part: RegExp;
  readonly numericPart: RegExp;
  readonly alone: RegExp;
  readonly letter: RegExp;
}

const DOSSIER =
  '(?<dossier>[1-9]\\d[ .]?\\d{3}|[1-9]\\s\\d{4})(?![\\d%‰°])(?![.,:]\\d)(?!/(?!\\d{2}[ .]?\\d{3}(?!\\d))\\d)';
const ROMAN = { printed: '[IVXLC]{1,6}[A-Z]?|[A-Z]', folded: '[ivxlc]{1,6}[a-z]?|[a-z]' };
/** After a part: "nr.", a dash with digits, a comma, or the end. */
const AFTER_PART = `(?=\\s?${DASH}\\s?\\d|\\s?,|\\s?\\(R|\\s?;|\\s?\\(?(?:nrs?|nummers?)\\b|\\s?${DASH}\\s?nr)`;

function patterns(letters: Letters): Patterns {
  const flags = letters === 'printed' ? '' : 'i';
  const roman = ROMAN[letters];
  return {
    keyword: new RegExp(
      `(?<![${ANY_LETTER}\\d])(?:Kamer-?\\s?stuk(?:ken|nummers?|nrs?\\.?)?|Kst(?:\\.|${DASH})?)(?:\\s?:)?(?:\\s?,?\\s?${CHAMBER}\\b)?\\s?,?\\s?(?:(?:vergader|zittings)?jaar\\s)?(?:${SESSION}\\s?,?\\s?)?(?:(?:nrs?|dossiers?|dossiernummers?)\\b\\s?\\.?\\s?)?(?=[1-9])`,
      'gi',
    ),
    session: new RegExp(
      `(?<![${ANY_LETTER}\\d])(?:${CHAMBER}\\s?,?\\s?)?(?:vergaderjaar\\s)?${SESSION}\\s?,?\\s(?=[1-9])`,
      'gi',
    ),
    dossier: new RegExp(DOSSIER, 'y'),
    part: new RegExp(
      `(?:\\s\\((?<bracketed>${roman})\\)|(?:\\s(?:[Hh]oofdstuk\\s)?|\\s?${DASH}\\s?)(?<part>${roman})(?![${ANY_LETTER}\\d])${AFTER_PART})`,
      `y${flags}`,
    ),
    numericPart: new RegExp(`${DASH}(?<part>\\d{2})(?=\\s?,?\\s?(?:nrs?|nummers?)\\b|${DASH}\\d)`, 'yi'),
    alone: new RegExp(`(?<![\\d.,€$£+=/_-])(?<![\\d€$£]\\s)(?<![${ANY_LETTER}])${DOSSIER}`, 'g'),
    letter:
      letters === 'printed'
        ? new RegExp('\\s?,\\s(?<letter>[A-Z]\\d?)(?=$|[.;,)\\]]|\\s(?:en\\s[A-Z]\\b|\\())', 'y')
        : /(?!)/y,
  };
}

const PATTERNS: Record<Letters, Patterns> = { printed: patterns('printed'), folded: patterns('folded') };
const KINGDOM = /\s?\(R\s?\d{1,5}\)/iy;
const BEFORE_NR = new RegExp(
  `(?:\\s?[,;]?\\s?(?:${DASH}\\s?)?|\\s\\((?=[^()]{1,40}\\)))(?=(?:nrs?|nummers?|nos?)\\b)`,
  'yi',
);
const DASH_NUMBER = new RegExp(`\\s?${DASH}\\s?(?=\\d{1,4}(?![\\d${ANY_LETTER}]))`, 'y');
const SEPARATOR = new RegExp(
  `\\s?(?:[,;/]\\s?(?:en\\s)?|\\s(?:en|alsmede|of)\\s)(?:${CHAMBER}\\s)?(?:${SESSION}\\s?,?\\s?)?(?=[1-9]\\d[ .]?\\d{3}(?!\\d))`,
  'yi',
);
/** Dossiers whose `-NN` is always a part: the councils of the European Union. */
const ONLY_PARTS = ['21501'];
/** Words before an amount, or before a number that only looks like a dossier. */
const AMOUNT =
  /(?:\b(?:meer|minder|groter|kleiner|hoger|lager|langer|verder|anders) dan|\b(?:ruim|circa|ca\.?|ongeveer|bijna|rond(?: de)?|minstens|hooguit|hoogstens|maximaal|minimaal|ten minste|tenminste|totaal(?: van)?|bedrag van|tot|per|elke|zo[’']n|euro|eur|bsn|kvk|tel(?:efoon)?\.?|tel(?:de|den|t|len)|zaak(?:nummer)?|rolnummer|besluit|aantal|postbus|artikel|art\.))\s?$/i;
/** Words right before a dashed number that make it a paper without the word Kamerstuk. */
const DASH_CONTEXT =
  /(?:\(|\b(?:motie|moties|amendement|kamerbrief|brief|stuk|dossier|wetsvoorstel|verslag|nota|kst)(?:[\s-][^\s,.;()]{1,30}){0,5}?(?:\sc\.s\.)?\s\(?)$/i;
const LOWEST = 14_000;
const HIGHEST = 49_999;

/**
 * Reads the parliamentary papers of a text: `Kamerstukken 29 385, 31 409, nr. 12`, `21 501-20, nr. 2018`,
 * `36410-XVI-110`, `(28638 nr. 172)`. A number after several dossiers belongs to the last one (decision 240). Without "nr."
 * or a dash, a number is never the number of a paper.
 *
 * @param text as printed, or folded as the search does
 */
export function readPapers(text: string, letters: Letters): NumberInText[] {
  const found: NumberInText[] = [];
  const set = PATTERNS[letters];
  let end = 0;
  for (const [pattern, introduced] of [
    [set.keyword, 'named'],
    [set.session, 'session'],
  ] as const) {
    for (const match of text.matchAll(pattern)) {
      if (found.length >= MAX_FOUND) return found;
      const start = match.index + match[0].length;
      if (found.some((other) => start < other.end && start >= other.start)) continue;
      chain(text, match.index, start, introduced, letters, found);
    }
  }
  for (const match of text.matchAll(set.alone)) {
    if (found.length >= MAX_FOUND) break;
    if (match.index < end || found.some((other) => match.index < other.end && match.index >= other.start)) continue;
    end = chain(text, match.index, match.index, 'alone', letters, found);
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** Reads one dossier after another from `start`. Returns where it stopped. */
function chain(
  text: string,
  from: number,
  start: number,
  introduced: Introduced,
  letters: Letters,
  found: NumberInText[],
): number {
  let place = start;
  let first = from;
  for (let count = 0; count < 100; count += 1) {
    const end = onePaper(text, first, place, introduced, letters, found);
    if (end === null) return place;
    place = end;
    // A lone dossier opens no list: the next one is read as a lone one too.
    const separator = introduced === 'alone' ? null : matchAt(SEPARATOR, text, place);
    if (!separator) return place;
    place = separator.index + separator[0].length;
    first = place;
  }
  return place;
}

function onePaper(
  text: string,
  first: number,
  index: number,
  introduced: Introduced,
  letters: Letters,
  found: NumberInText[],
): number | null {
  const set = PATTERNS[letters];
  const match = matchAt(set.dossier, text, index);
  const written = match?.groups?.['dossier'];
  if (!match || written === undefined) return null;
  const dossier = written.replace(/[\s.]/g, '');
  const afterDossier = index + match[0].length;
  const { part, end: afterPart } = partAt(text, afterDossier, set);
  const kingdom = matchAt(KINGDOM, text, afterPart);
  const place = afterPart + (kingdom?.[0].length ?? 0);
  const isLone = introduced === 'alone';
  if (isLone && !mayStandAlone(text, index, dossier, written, part)) return place;
  const list =
    numbered(text, place, letters) ??
    dashed(text, place, index, dossier, part, introduced, letters) ??
    (isLone ? null : lettered(text, place, set));
  if (!list) return place;
  list.numbers.forEach(({ number, start, end }, position) => {
    if (found.length < MAX_FOUND)
      found.push({ kind: 'paper', dossier, part, number, start: position === 0 ? first : start, end });
  });
  return list.end;
}

function partAt(text: string, index: number, set: Patterns): { part: string | null; end: number } {
  const match = matchAt(set.part, text, index) ?? matchAt(set.numericPart, text, index);
  const part = match?.groups?.['part'] ?? match?.groups?.['bracketed'];
  return match && part !== undefined
    ? { part: part.toUpperCase(), end: index + match[0].length }
    : { part: null, end: index };
}

function numbered(text: string, index: number, letters: Letters): { numbers: Listed[]; end: number } | null {
  const before = matchAt(BEFORE_NR, text, index);
  return before ? readList(text, index + before[0].length, letters) : null;
}

/** `33576-290`, `36410-XVI-110`. Without the word Kamerstuk only with a part, in brackets, or after a word such as motie. */
function dashed(
  text: string,
  index: number,
  start: number,
  dossier: string,
  part: string | null,
  introduced: Introduced,
  letters: Letters,
): { numbers: Listed[]; end: number } | null {
  const dash = matchAt(DASH_NUMBER, text, index);
  if (!dash || (part === null && ONLY_PARTS.includes(dossier))) return null;
  if (introduced === 'alone' && part === null) {
    const before = text.slice(Math.max(0, start - 120), start);
    if (letters === 'printed' && !DASH_CONTEXT.test(before)) return null;
  }
  return readNumbers(text, index + dash[0].length, false, letters);
}

/** A paper of the Eerste Kamer: `34 036, F`. */
function lettered(text: string, index: number, set: Patterns): { numbers: Listed[]; end: number } | null {
  const match = matchAt(set.letter, text, index);
  const letter = match?.groups?.['letter'];
  if (!match || letter === undefined) return null;
  const end = index + match[0].length;
  return { numbers: [{ number: letter, start: end - letter.length, end }], end };
}

/** Amounts look like dossiers: refuses words of amount, round thousands, and numbers that no dossier has. */
function mayStandAlone(text: string, index: number, dossier: string, written: string, part: string | null): boolean {
  const value = Number(dossier);
  if (value < LOWEST || value > HIGHEST || /^\d\s/.test(written)) return false;
  if (part === null && dossier.endsWith('000') && written !== dossier) return false;
  return !AMOUNT.test(text.slice(Math.max(0, index - 40), index));
}
