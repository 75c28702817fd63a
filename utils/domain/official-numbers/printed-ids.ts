import {
  ANY_LETTER,
  CHAMBER_ID,
  DASH,
  MAX_FOUND,
  plainNumber,
  sessionOf,
  type NumberInText,
  type OfficialNumber,
} from './shape.ts';

/** Nothing that would make it part of a longer word, before and after. */
const START = `(?<![${ANY_LETTER}\\d_]|[${ANY_LETTER}\\d]-)`;
const END = `(?![${ANY_LETTER}\\d_]|-[${ANY_LETTER}\\d])`;
/** A reprint (`-h1`) or a correction (`-n1`) is a version of its document, not another document. */
const VERSION = `(?:${DASH}[hn]\\d{0,2})?`;

const identifier = (...parts: readonly string[]): RegExp =>
  new RegExp(`${START}${parts.join(DASH)}${VERSION}${END}`, 'gi');

const PART = '\\(?(?<part>[IVXLC]{1,6}[A-Z]?|[A-Z]|\\d{2})\\)?';
const NUMBER = '(?<number>\\d{1,5}|[A-Z]{1,2}\\d{0,2})';
const PAPERS = [
  identifier('kst', `(?:${CHAMBER_ID}${DASH})?(?<dossier>\\d{5})`, PART, NUMBER),
  // "kst-36410-V, nr. 12" names chapter V: the reader of printed papers takes it.
  identifier('kst', `(?:${CHAMBER_ID}${DASH})?(?<dossier>\\d{5})`, `${NUMBER}(?!\\s?,?\\s?nrs?\\b)`),
];
const APPENDIX = identifier('ah', CHAMBER_ID, '(?<from>\\d{4})(?<to>\\d{4})', '(?<number>\\d{1,4})');
const PROCEEDINGS = identifier(
  'h',
  CHAMBER_ID,
  '(?<from>\\d{4})(?<to>\\d{4})',
  '(?<meeting>\\d{1,3})',
  '(?<item>\\d{1,3})',
);
const GAZETTE = identifier('(?<series>stb|stcrt|trb)', '(?<year>\\d{4})', '(?<number>\\d{1,6})');

type Groups = Readonly<Record<string, string | undefined>>;
const chamber = ({ chamber: written = 'tk' }: Groups): 'tk' | 'ek' => (written.toLowerCase() === 'ek' ? 'ek' : 'tk');

function paper({ dossier = '', part, number = '' }: Groups): OfficialNumber | null {
  const plain = plainNumber(number);
  return plain === null ? null : { kind: 'paper', dossier, part: part?.toUpperCase() ?? null, number: plain };
}

function appendix(groups: Groups): OfficialNumber | null {
  const session = sessionOf(groups['from'] ?? '', groups['to'] ?? '');
  const number = plainNumber(groups['number'] ?? '');
  return session && number ? { kind: 'appendix', chamber: chamber(groups), session, number } : null;
}

function proceedings(groups: Groups): OfficialNumber | null {
  const session = sessionOf(groups['from'] ?? '', groups['to'] ?? '');
  const meeting = plainNumber(groups['meeting'] ?? '');
  const item = plainNumber(groups['item'] ?? '');
  return session && meeting && item ? { kind: 'proceedings', chamber: chamber(groups), session, meeting, item } : null;
}

function gazette({ series = '', year = '', number = '' }: Groups): OfficialNumber | null {
  const plain = plainNumber(number);
  const name = series.toLowerCase() as 'stb' | 'stcrt' | 'trb';
  return plain === null ? null : { kind: 'gazette', series: name, year, number: plain };
}

const READERS: readonly (readonly [RegExp, (groups: Groups) => OfficialNumber | null])[] = [
  ...PAPERS.map((pattern) => [pattern, paper] as const),
  [APPENDIX, appendix],
  [PROCEEDINGS, proceedings],
  [GAZETTE, gazette],
];

/**
 * Reads identifiers of the host that are printed in a text: `kst-36410-XVI-22`, `(ah-tk-20222023-1234)`,
 * `STB-2020-118`. Letter case does not matter, and any kind of hyphen will do.
 *
 * @param text as printed, or folded to small letters
 * @returns unsorted, at most 2000; an identifier of a reprint gives the document it reprints
 */
export function readPrintedIds(text: string): NumberInText[] {
  return READERS.flatMap(([pattern, read]) =>
    [...text.matchAll(pattern)].flatMap((match): NumberInText[] => {
      const official = read(match.groups ?? {});
      return official === null ? [] : [{ ...official, start: match.index, end: match.index + match[0].length }];
    }),
  ).slice(0, MAX_FOUND);
}
