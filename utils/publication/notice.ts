import { fold } from './fold.ts';
import type { AppendixForm } from './record.ts';

const MAX_NOTICE = 20_000;
const MAX_REASON = 800;
/** Longest text of a notice that is shown beside the state. */
export const MAX_SAID = 400;

const POSTPONES =
  /\b(?:niet|onmogelijk|onhaalbaar)\b.{0,160}?\b(?:termijn|drie weken|tijdig|op tijd)\b|\b(?:termijn|drie weken)\b.{0,80}?\b(?:niet|onmogelijk)\b|\bmeer tijd\b|\blater\b.{0,60}\bbeantwoord|\bnog niet\b.{0,80}\bbeantwoord|\bbeantwoord\w*\b.{0,80}\b(?:nog niet|vertraagd)\b|\buitstel\b|\blanger dan\b.{0,40}\b(?:termijn|weken)\b/i;
const IS_PAST =
  /\b(?:eerder|destijds|konden|kon|was|waren|heb ik u (?:eerder )?(?:gemeld|medegedeeld|laten weten)|liet ik)\b/i;
const IS_NOW = /\b(?:kunnen|kan|zal|zullen|lukt|is het niet|blijkt|vergt|behoeft|vraagt|verzoek|deel ik)\b/i;
const WITHDRAWN = [
  /\bvra(?:ag|gen)\b(?:(?!\b(?:die|dat|waarin|waarbij|waarvan) (?:zijn|worden)\b).){0,300}\b(?:zijn|worden|is|wordt|werden)\b(?:\s[^\s.]{1,30}){0,10}?\s(?<!niet )ingetrokken\b(?!\s+(?!door|en|omdat|aangezien|nu|wegens|per|op|en\b)\p{Ll})/iu,
  /\b(?:heeft|hebben)\b.{0,160}\bvra(?:ag|gen)\b(?:\s[^\s.]{1,40}){0,12}?\s(?<!niet )ingetrokken\b/i,
  /\b(?:trekt|trekken|trok|trokken)\b.{0,160}\bvra(?:ag|gen)\b.{0,200}?\b(?:in|terug)(?=[.,;]|$)/i,
];
const LETTER = /\b(?:kamer)?brief\b|\bbrieven\b|\bverzamelbrief\b/i;
const SETTLED = /\b(?:beantwoord|afgedaan|afgehandeld|beantwoording|antwoord(?:en)?|ingegaan|gereageerd)\b/i;
const REFERS =
  /\bverwijs\b|\bverwezen\b|\b(?:zijn|is|heb ik|hebben wij|heeft)\b.{0,400}\b(?:beantwoord|afgedaan|afgehandeld|ingegaan|gereageerd|opgenomen)\b|\b(?:beantwoord|afgedaan|afgehandeld|ingegaan|gereageerd)\s+(?:zijn|is|heb)\b|\bmet (?:deze|die|mijn|de)\b.{0,120}\bbrief\b.{0,200}\b(?:beantwoord|afgedaan|beschouw)/i;
const FUTURE = /\b(?:zal|zullen|ga ik|volgt|volgen|nog te|binnenkort|zodra)\b/i;
const REASON_SENTENCE =
  /\bred(?:en|enen)\b.{0,80}\b(?:is|zijn|hiervan|hiervoor|daarvan|uitstel)\b|\b(?:dit|het) (?:uitstel|komt)\b.{0,80}\b(?:omdat|doordat)\b/i;
const REASON_WORD =
  /\b(?:omdat|aangezien|doordat|daar|vanwege|wegens|i\.v\.m\.|in verband met|gelet op|gezien|als gevolg van|ten gevolge van|door(?= (?:de|het|een))|nu(?= (?:de|het|nog|er)))\b|\bmeer tijd\b/i;

/**
 * What a notice (mededeling) says, from its own words. A present "cannot be answered within the term" always
 * counts before anything else it mentions; nothing is concluded from words inside the title of the questions.
 *
 * @param text of the notice; at most 20,000 characters are read
 * @param type the type in the metadata, which may itself name a postponement; empty when unknown
 * @returns `unknown` when there is no text and the type does not say
 */
export function classifyNotice(text: string, type: string): Exclude<AppendixForm, 'answer'> {
  const saysPostponement = /\buitstel/i.test(type);
  if (/\bingetrokken|intrekking/i.test(type)) return 'withdrawn';
  const found = sentences(text).map((sentence) => classifySentence(withoutTitles(sentence)));
  if (found.includes('postponement')) return 'postponement';
  if (found.includes('withdrawn')) return 'withdrawn';
  if (found.includes('settledByLetter')) return 'settledByLetter';
  if (saysPostponement || found.includes('pastPostponement')) return 'postponement';
  return found.length === 0 ? 'unknown' : 'otherNotice';
}

function classifySentence(
  sentence: string,
): 'postponement' | 'pastPostponement' | 'withdrawn' | 'settledByLetter' | null {
  const isPostponement = POSTPONES.test(sentence);
  if (isPostponement && (IS_NOW.test(sentence) || !IS_PAST.test(sentence))) return 'postponement';
  if (WITHDRAWN.some((pattern) => pattern.test(sentence))) return 'withdrawn';
  if (LETTER.test(sentence) && SETTLED.test(sentence) && REFERS.test(sentence) && !FUTURE.test(sentence))
    return 'settledByLetter';
  return isPostponement ? 'pastPostponement' : null;
}

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
    all.find(({ bare }) => POSTPONES.test(bare) && REASON_WORD.test(bare)) ??
    all.find(({ bare }) => REASON_WORD.test(bare));
  return chosen ? chosen.sentence.slice(0, MAX_REASON) : null;
}

/**
 * The words of a notice that are shown beside the state: all of them, or its first sentences when it is long.
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
export function sentences(text: string): string[] {
  const found: string[] = [];
  for (const paragraph of text.slice(0, MAX_NOTICE).split('\n')) {
    const line = fold(paragraph);
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

/** Leaves out quoted titles and the subject between "over" and the bracket that closes it. */
function withoutTitles(sentence: string): string {
  return sentence
    .replace(/«[^»]{0,600}»+|“[^”]{0,600}”|‘[^’]{0,600}’(?=[\s,.;)]|$)/g, ' ')
    .replace(
      /\b(?:over|inzake|betreffende)\b[^.()]{0,600}(?:\([^()]{0,80}\)[^.()]{0,200}){0,3}?(?=\((?:ingezonden|\d{4}Z|vraagnummer|kenmerk))/gi,
      ' ',
    )
    .replace(/\([^()]{0,200}\)/g, ' ')
    .replace(/\s+/g, ' ');
}
