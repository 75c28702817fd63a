import { readOfficialNumbers, sessionOf, type NumberInText } from '../../domain/official-numbers/index.ts';

/**
 * Official numbers in text and in queries. The reader of utils/domain/official-numbers reads what is printed in full; the forms
 * below are for what people leave out when they type: "Kamerstuk", the year, "nr.", the letters. A number has one or more keys, the
 * most exact first: `kst-36410-VII-12` → `36410-vii-12`, `36410-12`, `36410`. Keys are folded.
 */

/** A number found in a folded text; offsets in that text, end exclusive. */
export interface FoundNumber {
  /** Most exact first. */
  readonly keys: readonly string[];
  readonly start: number;
  readonly end: number;
}

interface Form {
  readonly pattern: RegExp;
  keys(match: RegExpMatchArray): string[];
}

const CHAPTER = '[ivxlc]{1,6}[a-z]?|[a-z]';

/** As written, with five digits, without leading zeros; and the five digits alone, for readers who leave out the year. */
function question(year: string, number: string): string[] {
  const plain = String(Number(number));
  const spelled = [number, plain.padStart(5, '0'), plain].map((own) => `${year}z${own}`);
  return [...new Set(spelled), `z-${plain.padStart(5, '0')}`];
}

function appendix(groups: Record<string, string | undefined>): string[] {
  const { first, second, joined, number = '' } = groups;
  const plain = String(Number(number));
  const years = joined ?? (first && second ? sessionOf(first, second) : null);
  return [...(years ? [`ah-${years}-${plain}`] : []), `ah-${plain}`];
}

function paper(groups: Record<string, string | undefined>): string[] {
  const { thousands = '', hundreds = '', chapter, number } = groups;
  const dossier = `${thousands}${hundreds}`;
  const keys = [];
  if (chapter && number) keys.push(`${dossier}-${chapter}-${number}`);
  if (number) keys.push(`${dossier}-${number}`);
  if (chapter) keys.push(`${dossier}-${chapter}`);
  return [...keys, dossier];
}

const FORMS: readonly Form[] = [
  {
    // 2024Z01911, 2024z1911, kv-tk-2024z01911, 2024 Z 01911, 2024Z01911-n1
    pattern:
      /(?<![\p{L}\p{N}])(?:kv-(?:[te]k-)?)?(?<year>(?:19|20)\d\d) ?z ?(?<number>\d{1,6})(?:-[nh]\d)?(?![\p{L}\p{N}])/gu,
    keys: ({ groups = {} }) => question(groups['year'] ?? '', groups['number'] ?? ''),
  },
  {
    // Z01911, for readers who leave out the year
    pattern: /(?<![\p{L}\p{N}])z(?<number>\d{5})(?![\p{L}\p{N}])/gu,
    keys: ({ groups = {} }) => [`z-${groups['number']}`],
  },
  {
    // kv-2070824590
    pattern: /(?<![\p{L}\p{N}])kv-(?:[te]k-)?(?<number>\d{4,11})(?![\p{L}\p{N}])/gu,
    keys: ({ groups = {} }) => [`kv-${groups['number']}`, `${groups['number']}`],
  },
  {
    // ah-tk-20232024-1234, ah tk 20232024 1234, ah 1234, ah1234, ah-1182037
    pattern:
      /(?<![\p{L}\p{N}])ah[- ]?(?:[te]k[- ])?(?:(?<joined>\d{8})[- ]|(?<first>\d{4})[-/](?<second>\d{4}|\d\d)[-, ]+)?(?:nr\.? ?)?(?<number>\d{1,7})(?:-[nh]\d)?(?![\p{L}\p{N}])/gu,
    keys: ({ groups = {} }) => appendix(groups),
  },
  {
    // Aanhangsel (van de) Handelingen (II), (vergaderjaar) 2023-2024, nr. 1234
    pattern:
      /(?<![\p{L}\p{N}])(?:aanhangsel(?:nummer)?|aanh\.?)(?: van de| der)?(?: handelingen| hand\.)?(?: (?:ii|i|tk|ek))?,?(?: vergaderjaar)? ?(?:(?<first>\d{4}) ?[-/] ?(?<second>\d{4}|\d\d),? )?(?:(?:nr|nummer)\.? ?)?(?<number>\d{1,4})(?![\p{L}\p{N}-])/gu,
    keys: ({ groups = {} }) => appendix(groups),
  },
  {
    // 2022-2023, nr. 2871; 2022/23, 2871
    pattern:
      /(?<![\p{L}\p{N}])(?<first>\d{4})[-/](?<second>\d{4}|\d\d)(?:,| ) ?(?:(?:nr|nummer)\.? ?)?(?<number>\d{1,4})(?![\p{L}\p{N}]|[-.,/]\d)/gu,
    keys: ({ groups = {} }) => {
      const { first = '', second = '' } = groups;
      return sessionOf(first, second) === null ? [] : appendix(groups);
    },
  },
  {
    // kst-36410-VII-12, Kamerstuk(ken II 2023/24,) 36 410 VII, nr. 12, 36410-12, 36 410, 36.410, 36410
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}.,])(?:(?:kst|kamerstuk(?:ken)?|dossier)[- ]?(?:(?:ii|i|tk|ek)[ -])?(?:\\d{4}[-/]\\d{2,4},? )?)?(?<thousands>\\d\\d)[ .]?(?<hundreds>\\d{3})(?:[- ](?:\\()?(?<chapter>${CHAPTER})(?:\\))?(?![\\p{L}\\p{N}]))?(?:(?:,? ?(?:nr|nummer)\\.? ?|-)(?<number>\\d{1,4}|[a-z])(?![\\p{L}\\p{N}]))?(?![\\p{L}\\p{N}]|[.,]\\d)`,
      'gu',
    ),
    keys: ({ groups = {} }) => paper(groups),
  },
  {
    // stb-2020-118, Staatsblad 2020, 118, Stcrt. 2013, 10981
    pattern:
      /(?<![\p{L}\p{N}])(?<name>stb|staatsblad|stcrt|staatscourant|trb|tractatenblad|gmb|blg)\.?[- ](?:(?<year>\d{4})(?:-|, ?| )(?:nr\.? ?)?)?(?<number>\d{1,7})(?![\p{L}\p{N}])/gu,
    keys: ({ groups = {} }) => {
      const names: Record<string, string> = { staatsblad: 'stb', staatscourant: 'stcrt', tractatenblad: 'trb' };
      const name = groups['name'] ?? '';
      const year = groups['year'] ? `${groups['year']}-` : '';
      return [`${names[name] ?? name}-${year}${groups['number']}`];
    },
  },
];

/**
 * The official numbers in a folded text, in order: of questions, appendices (`ah 1234`), parliamentary papers (`36 410, nr. 12`),
 * gazettes. Numbers of a range share their words. An amount that looks like a dossier number counts as one. Never throws.
 */
export function findNumbers(folded: string): FoundNumber[] {
  if (!/\d/.test(folded)) return [];
  let found: FoundNumber[] = readOfficialNumbers(folded, 'folded').found.flatMap((one): FoundNumber[] => {
    const keys = keysOf(one);
    return keys.length > 0 ? [{ keys, start: one.start, end: one.end }] : [];
  });
  for (const { pattern, keys } of FORMS) {
    for (const match of folded.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      const own = keys(match);
      const met = found.filter((other) => start < other.end && other.start < end);
      // The identifier around a number that was read (kv-tk-2024Z01911-n1): its letters are no words by themselves.
      const isAround = met.length === 1 && met.every((other) => start <= other.start && other.end <= end);
      if (isAround && met[0]?.keys[0] === own[0])
        found = found.map((other) => (other === met[0] ? { ...other, start, end } : other));
      if (met.length > 0) continue;
      if (own.length > 0) found.push({ keys: own, start, end });
      if (found.length >= 2000) break;
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** Keys of a number that the reader found; none for a kind that is not searched by number. */
function keysOf(found: NumberInText): string[] {
  switch (found.kind) {
    case 'question':
      return question(found.year, found.serial);
    case 'appendix':
      return [`ah-${found.session}-${found.number}`, `ah-${found.number}`];
    case 'paper': {
      const { dossier, part, number } = found;
      const exact = part === null ? [] : [`${dossier}-${part}-${number}`, `${dossier}-${part}`];
      return [...exact.slice(0, 1), `${dossier}-${number}`, ...exact.slice(1), dossier].map((key) => key.toLowerCase());
    }
    case 'gazette':
      return [`${found.series}-${found.year}-${found.number}`];
    case 'document':
    case 'proceedings':
      return [];
  }
}

/** Keys of what a bare number may belong to when a number is searched: a question, an older question, an appendix. */
export function bareNumberKeys(word: string): string[] {
  if (!/^\d+$/.test(word)) return [];
  // Five digits with leading zeros: an appendix never has those.
  const question = word.length === 5 ? [`z-${word}`] : [];
  return [...question, `kv-${word}`, `ah-${word}`];
}
