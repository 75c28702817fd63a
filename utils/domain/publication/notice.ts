import { foldSpaces } from './fold.ts';
import { postpones } from './notice-delay.ts';
import { kindOfSentence, type SentenceKind } from './notice-words.ts';
import { questionNumbersIn } from './question-numbers.ts';
import type { AppendixForm } from './record.ts';

const MAX_NOTICE = 20_000;
const MAX_REASON = 800;
/** Longest text of a notice that is shown beside the state. */
const MAX_SAID = 400;

const REASON_SENTENCE =
  /\bred(?:en|enen)\b.{0,80}\b(?:is|zijn|hiervan|hiervoor|daarvan|uitstel)\b|\b(?:dit|het) (?:uitstel|komt)\b.{0,80}\b(?:omdat|doordat)\b/i;
const REASON_WORD =
  /\b(?:omdat|aangezien|doordat|daar|vanwege|wegens|i\.v\.m\.|in verband met|gelet op|gezien|als gevolg van|ten gevolge van|door(?= (?:de|het|een))|nu(?= (?:de|het|nog|er)))\b|\bmeer tijd\b/i;

/**
 * Classifies a notice (mededeling) by its own words, sentence by sentence. "Cannot be answered within the term" outranks a
 * letter that it mentions; together
 * with an ending in another sentence it is ambiguous. Words inside the title of the questions, a question,
 * and what is said of only one of the questions do not count.
 *
 * @param text of the notice; at most 20,000 characters are read
 * @param type the type in the metadata, which may itself name a postponement; empty when unknown
 * @returns `otherNotice` when no wording is known; `unknown` when there is no text and the type does not say
 */
export function classifyNotice(text: string, type: string): Exclude<AppendixForm, 'answer'> {
  if (/\bingetrokken|intrekking/i.test(type)) return 'withdrawn';
  const read = sentences(text).map(withoutTitles);
  const found = new Set(read.map(kindOfSentence));
  if (CONTRADICTING.some((both) => both.every((kind) => found.has(kind)))) return 'otherNotice';
  if (found.has('postponement')) return 'postponement';
  const ending = found.has('withdrawn') ? 'withdrawn' : found.has('settledByLetter') ? 'settledByLetter' : null;
  if (ending !== null) return speaksOfOthers(text, read, ending) ? 'otherNotice' : ending;
  if (found.has('given')) return 'otherNotice';
  const postponed = /\buitstel/i.test(type) || found.has('pastPostponement') || found.has('soon') || found.has('news');
  if (postponed) return 'postponement';
  return found.size === 0 ? 'unknown' : 'otherNotice';
}

/** Sentences of one notice that cannot both be about the same questions, so that it is unclear which holds. */
const CONTRADICTING: readonly (readonly SentenceKind[])[] = [
  ['postponement', 'withdrawn'],
  ['postponement', 'settledByLetter'],
  ['postponement', 'given'],
  ['soon', 'withdrawn'],
  ['soon', 'settledByLetter'],
];

/**
 * Whether a notice that ends questions speaks of two sets: "2026Z00001 is withdrawn, 2026Z00002 goes to the other Minister"
 * is attached to both questions. Sets differ in number, or in the members who asked.
 */
function speaksOfOthers(text: string, read: readonly string[], ending: 'withdrawn' | 'settledByLetter'): boolean {
  if (ending === 'withdrawn' && questionNumbersIn(text.slice(0, MAX_NOTICE)).length > 1) return true;
  const askers = read.flatMap((sentence) => ASKED_BY.exec(sentence)?.groups?.['who'] ?? []);
  return new Set(askers).size > 1;
}

/** Whose questions a sentence is about: the first member named after "vragen van". */
const ASKED_BY =
  /(?:\bvragen|^(?:Die|Deze)) van (?:het lid|de leden|lid|leden|de heer|mevrouw) (?<who>\p{Lu}[\p{L}’'-]*(?:(?: \p{Ll}{2,4})* \p{Lu}[\p{L}’'-]*)*)/u;

/**
 * The sentence of a postponement that gives its reason, in the words of the source.
 *
 * @param text of the notice
 * @returns one sentence of at most 800 characters, or null when none gives a reason
 */
export function noticeReason(text: string): string | null {
  const all = sentences(text).map((sentence) => ({ sentence, bare: withoutTitles(sentence) }));
  const chosen =
    all.find(({ bare }) => REASON_SENTENCE.test(bare)) ??
    all.find(({ bare }) => postpones(bare) && REASON_WORD.test(bare)) ??
    all.find(({ bare }) => REASON_WORD.test(bare));
  return chosen ? chosen.sentence.slice(0, MAX_REASON) : null;
}

/**
 * The words of a notice to show beside the state: all of them, or the first sentences of a long one.
 *
 * @param text of the notice
 * @returns at most `MAX_SAID` characters on one line, ending in `…` when something is left out; null when there are none
 */
export function noticeWords(text: string): string | null {
  const all = sentences(text);
  const [first] = all;
  if (first === undefined) return null;
  let words = first;
  for (const sentence of all.slice(1)) {
    if (words.length + sentence.length + 1 > MAX_SAID) return `${words.slice(0, MAX_SAID - 2)} …`;
    words += ` ${sentence}`;
  }
  return words.length > MAX_SAID ? `${words.slice(0, MAX_SAID - 2)} …` : words;
}

/**
 * Splits a text into sentences. Does not split after abbreviations ("jl.", "nr.", "d.d.") and initials.
 *
 * @param text any text; at most 20,000 characters are read
 */
function sentences(text: string): string[] {
  const found: string[] = [];
  for (const paragraph of text.slice(0, MAX_NOTICE).split('\n')) {
    const line = foldSpaces(paragraph);
    let start = 0;
    for (const match of line.matchAll(/[.!?][)»”’]?(?= \p{Lu}|$)/gu)) {
      const before = line.slice(Math.max(start, match.index - 12), match.index);
      if (/(?:^|[\s(])(?:jl|nr|nrs|art|dd|d\.d|mr|dr|drs|ir|prof|bijv|o\.a|i\.v\.m|m\.b\.t|\p{Lu})$/u.test(before))
        continue;
      const end = match.index + match[0].length;
      found.push(line.slice(start, end).trim());
      start = end;
    }
    found.push(line.slice(start).trim());
  }
  return found.filter((sentence) => sentence !== '');
}

/** Removes quoted titles, and the subject between "over" and the bracket that closes it. */
function withoutTitles(sentence: string): string {
  return sentence
    .replace(
      /«[^»]{0,600}»+|“[^”]{0,600}”|‘[^’]{0,600}’(?=[\s,.;)]|$)|"[^"]{0,600}"|(?<=^|[\s(])'[^']{0,600}'(?=[\s,.;)]|$)/g,
      ' ',
    )
    .replace(
      /\b(?:over|inzake|betreffende)\b[^.()]{0,600}(?:\([^()]{0,80}\)[^.()]{0,200}){0,3}?(?=\((?:ingezonden|\d{4}Z|vraagnummer|kenmerk))/gi,
      ' ',
    )
    .replace(/\([^()]{0,200}\)/g, ' ')
    .replace(/,\s(?:ingezonden|ingediend|gesteld)\b[^.,;]{0,120},/gi, ' ')
    .replace(/\bdie\b[^.,;]{0,120}?\b(?:gesteld|ingediend|ingezonden)\b(?:\s(?:heeft|hebben|zijn|is|werden))?,?/gi, ' ')
    .replace(/\s+/g, ' ');
}
