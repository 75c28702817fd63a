import { readAppendices } from './appendices.ts';
import { readPapers } from './papers.ts';
import { readPrintedIds } from './printed-ids.ts';
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
  type NumbersRead,
} from './shape.ts';

export type { NumberInText, Letters, OfficialNumber, NumbersRead } from './shape.ts';
export { sessionOf } from './shape.ts';
export { paperOf } from './paper-id.ts';

const QUESTION = new RegExp(`(?<![${ANY_LETTER}\\d])(20\\d{2})[Zz](\\d{5})(?![\\d${ANY_LETTER}])`, 'g');
/** Not inside an address, where it is part of the address. */
const DOCUMENT = new RegExp(`(?<![${ANY_LETTER}\\d=/&?-])(20\\d{2}[Dd]\\d{5})(?![\\d${ANY_LETTER}])`, 'g');
const PROCEEDINGS = new RegExp(
  `(?<![${ANY_LETTER}\\d])Handelingen(?:\\s(?:van\\sde|der)\\s(?:Tweede|Eerste)\\sKamer)?\\s?,?\\s?${CHAMBER}\\s?,?\\s?(?:vergaderjaar\\s)?${SESSION}\\s?,?\\s?nr\\s?\\.?\\s?(?<meeting>\\d{1,3})\\s?,?\\s?items?\\s?(?<item>\\d{1,3})(?<more>(?:\\s?,\\s?\\d{1,3}(?!\\d))*(?:\\sen\\s\\d{1,3}(?!\\d))?)`,
  'gi',
);
/** After the number of a gazette: a month or a unit would make it a day or an amount. */
const NOT_ISSUE = `(?![\\d${ANY_LETTER}%-])(?!\\s\\d{3}(?!\\d))(?![.,]\\d)(?!\\s(?:jan(?:uari)?|feb(?:ruari)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?|euro|procent|miljoen|miljard|duizend|keer|maal|pagina)\\b)`;
const GAZETTES = (
  [
    ['stb', '(?:Staatsblad|Stb)', 4],
    ['stcrt', '(?:Staatscourant|Stcrt)', 6],
    ['trb', '(?:Tractatenblad|Trb)', 4],
  ] as const
).map(
  ([series, word, most]) =>
    [
      series,
      new RegExp(
        `(?<![${ANY_LETTER}\\d])${word}\\.?\\s(?:van\\s)?(?<year>\\d{4})\\s?,?\\s?(?:nr\\s?\\.?\\s?)?(?<number>\\d{1,${most}})${NOT_ISSUE}`,
        'gi',
      ),
    ] as const,
);

/**
 * Reads the official numbers in running text: question numbers, documents of the Kamer, appendices, papers, proceedings
 * and gazettes. Page, list, search and citing all use this reader, so a form is known everywhere or nowhere.
 *
 * Only a number that the words announce is read: never a day, an amount, a year, an article or a telephone number. A
 * range of at most 50 is read whole; of a wider one only the two ends.
 *
 * @param text white space folded; offsets refer to this text
 * @param letters `folded` for text in small letters, as the search has it
 * @returns at most 2000 numbers in the order of the text; a list of papers gives one entry for each
 */
export function readOfficialNumbers(text: string, letters: Letters = 'printed'): NumbersRead {
  if (!/\d/.test(text)) return { found: [], impossible: [] };
  const appendices = readAppendices(text, letters);
  const printed = readPrintedIds(text);
  const worded = [...appendices.found, ...readPapers(text, letters), ...proceedings(text), ...gazettes(text)];
  const found: NumberInText[] = [
    ...readQuestionNumbers(text),
    ...documents(text),
    ...printed,
    ...worded.filter((one) => !printed.some(({ start, end }) => one.start < end && one.end > start)),
  ];
  return {
    found: found.toSorted((a, b) => a.start - b.start).slice(0, MAX_FOUND),
    impossible: appendices.impossible,
  };
}

/** The numbers of questions alone, `2024Z01911`. As in {@link readOfficialNumbers}, of which this is a small part. */
export const readQuestionNumbers = (text: string): Extract<NumberInText, { kind: 'question' }>[] =>
  [...text.matchAll(QUESTION)].map((match) => ({
    kind: 'question',
    year: match[1] ?? '',
    serial: match[2] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }));

const documents = (text: string): NumberInText[] =>
  [...text.matchAll(DOCUMENT)].map((match) => ({
    kind: 'document',
    number: (match[1] ?? '').toUpperCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));

function proceedings(text: string): NumberInText[] {
  return [...text.matchAll(PROCEEDINGS)].flatMap((match): NumberInText[] => {
    const groups = match.groups ?? {};
    const session = sessionOf(groups['from'] ?? '', groups['to'] ?? '');
    const meeting = plainNumber(groups['meeting'] ?? '');
    if (session === null || meeting === null) return [];
    const items = [groups['item'] ?? '', ...(groups['more']?.match(/\d+/g) ?? [])];
    return items.flatMap((written): NumberInText[] => {
      const item = plainNumber(written);
      const place = { start: match.index, end: match.index + match[0].length };
      return item === null
        ? []
        : [{ kind: 'proceedings', chamber: chamberOf(groups['chamber']), session, meeting, item, ...place }];
    });
  });
}

function gazettes(text: string): NumberInText[] {
  return GAZETTES.flatMap(([series, pattern]) =>
    [...text.matchAll(pattern)].flatMap((match): NumberInText[] => {
      const year = match.groups?.['year'] ?? '';
      const number = plainNumber(match.groups?.['number'] ?? '');
      if (number === null || Number(year) < 1800 || Number(year) > 2199) return [];
      return [{ kind: 'gazette', series, year, number, start: match.index, end: match.index + match[0].length }];
    }),
  );
}
