import { isNumberList, parseNumberList } from './numbers.ts';

/** Finds the answers of the same document to which an answer refers: “Zie het antwoord op vraag 2”. */

const NUMBERS = String.raw`\d{1,3}(?:(?:\s?,\s?|\s?(?:en|t\/m|tot en met|[-–])\s?)(?:vraag\s)?\d{1,3})*`;
/** Ordinal numbers in words; after the tenth, questions are referred to by digits. */
const ORDINALS = ['eerste', 'tweede', 'derde', 'vierde', 'vijfde', 'zesde', 'zevende', 'achtste', 'negende', 'tiende'];
const REFERS = new RegExp(
  String.raw`\b(?:(?:antwoord(?:en)?|beantwoording)\s+(?:(?:op|bij|onder|van)\s+)?(?:(?:de|het|mijn|deel)\s+)?(?:vra(?:ag|gen)\s+)?|` +
    String.raw`zie\s+(?:(?:ook|hierboven|hiervoor|verder)\s+)*(?:(?:onder|bij)\s+)?vra(?:ag|gen)\s+)(?<list>${NUMBERS})(?!\d)|` +
    String.raw`\b(?:antwoord|beantwoording)\s+(?:op|van|bij)\s+de\s+(?<word>vorige|voorgaande|bovenstaande|${ORDINALS.join('|')})\s+vraag\b`,
  'gi',
);
/** Matches a month name after a number, which is then a day. */
const MONTH = String.raw`(?:jan|feb|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec)\p{L}*`;
/**
 * Matches words that mean other questions: another member's, another day's, another paper's; or numbers that are no
 * question numbers.
 */
const ELSEWHERE = new RegExp(
  String.raw`^\s*(?:${MONTH}|(?:schriftelijke\s+|kamer)?vragen|(?:van|uit|in|bij)\s+(?:de\s+|het\s+|mijn\s+|uw\s+)?(?:eerdere|vorige|schriftelijke|vragen|set|lid|leden|brief|Kamer))|` +
    String.raw`\b(?:aanhangsel|handelingen|kamerstuk(?:ken)?|kamervragen|vergaderjaar|verslag|overleg|lid|leden|fracties?|gestelde?|ingezonden|schriftelijke|eerdere?|brief|debat|(?:19|20)\d\d|d\.d\.|\d{1,2}\s${MONTH}|\d{4}Z\d{5})(?![\p{L}\d])`,
  'iu',
);
const EARLIER = /\b(?:eerdere?|vorige|toenmalige)\s+$/i;

/** What belongs to the reference: not the next sentence, nor what a clause says of it. */
const clauseOf = (after: string): string =>
  after.slice(0, 200).split(/[.;?!]\s+(?=\p{Lu})|\n|,\s+(?:waar|dat|zoals|en|maar|omdat|want)/u)[0] ?? '';

/**
 * Which questions an answer refers to, since their answers hold for it too. Not where the words that follow may be of the questions of others: a
 * reference that is missed costs a reader a look, a wrong one misleads.
 *
 * @param text of the answer
 * @param own the questions it answers
 * @param known all questions of the document
 * @returns ascending, each once
 */
export function refersTo(text: string, own: readonly number[], known: ReadonlySet<number>): number[] {
  const found = new Set<number>();
  const read = text.slice(0, 50_000);
  for (const match of read.matchAll(REFERS)) {
    const { list, word } = match.groups as { list?: string; word?: string };
    const end = match.index + match[0].length;
    if (EARLIER.test(read.slice(Math.max(0, match.index - 30), match.index))) continue;
    if (ELSEWHERE.test(clauseOf(read.slice(end, end + 200)))) continue;
    for (const number of numbersIn(list, word?.toLowerCase(), own))
      if (known.has(number) && !own.includes(number)) found.add(number);
  }
  return [...found].toSorted((a, b) => a - b);
}

function numbersIn(list: string | undefined, word: string | undefined, own: readonly number[]): number[] {
  if (list !== undefined) return isNumberList(list) ? parseNumberList(list) : [];
  const ordinal = ORDINALS.indexOf(word ?? '');
  return [ordinal < 0 ? Math.min(...own) - 1 : ordinal + 1];
}
