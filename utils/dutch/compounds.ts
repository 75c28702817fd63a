import { stem } from './stem.ts';

/**
 * How common a word is as a word of its own: 0 when unknown. The splitter learns its parts from
 * this, so it splits into words people really use in these texts.
 */
export type PartFrequency = (word: string) => number;

/** Endings that look like words but are not parts. */
const NOT_A_PART = new Set(
  'heid lijk lijke baar ingen atie aties isme isten sing ring ling ting ding ning ster sters eren elen enen teit loos loze achtig tje tjes stel sten schap schappen gen ten den ven ver ter der ker per ber ner het een die van dat met voor ander ende iser eerd heden sche ische land rijk'.split(
    ' ',
  ),
);

const LINKS = ['', 's', 'en', 'e', 'n'] as const;
const MIN_PART = 4;
const MIN_WORD = 8;
/** Three-letter words common enough as parts to trust. */
const SHORT_PARTS = new Set(
  'gas zee bus wet jas vis kas bos tol dna cao aow pgb wmo ggz mbo hbo ict olie lucht zorg bad ijs mkb wao wia aex veen'.split(
    ' ',
  ),
);

function partScore(part: string, frequency: PartFrequency): number {
  if (NOT_A_PART.has(part)) return 0;
  if (part.length < MIN_PART && !SHORT_PARTS.has(part)) return 0;
  const count = frequency(part);
  return count >= 2 ? Math.log(count) + part.length : 0;
}

interface Split {
  parts: string[];
  score: number;
}

/** Best way to read `word` from `start` as at most `left` parts; null when there is none. */
function best(word: string, frequency: PartFrequency, left: number): Split | null {
  let found: Split | null = null;
  for (let cut = 3; cut <= word.length - 3; cut++) {
    const tail = word.slice(cut);
    const tailScore = partScore(tail, frequency);
    if (tailScore === 0) continue;
    for (const link of LINKS) {
      if (link !== '' && !word.slice(0, cut).endsWith(link)) continue;
      const head = word.slice(0, cut - link.length);
      const headScore = partScore(head, frequency);
      const penalty = link === '' ? 0 : link === 's' ? 0.5 : 1;
      if (headScore > 0) {
        const score = Math.min(headScore, tailScore) + 0.1 * (headScore + tailScore) - penalty;
        if (found === null || score > found.score) found = { parts: [head, tail], score };
      }
    }
  }
  if (found !== null || left <= 2) return found;
  for (let cut = 7; cut <= word.length - 3; cut++) {
    const tailScore = partScore(word.slice(cut), frequency);
    if (tailScore === 0) continue;
    for (const link of LINKS) {
      if (link !== '' && !word.slice(0, cut).endsWith(link)) continue;
      const inner = best(word.slice(0, cut - link.length), frequency, left - 1);
      if (inner === null) continue;
      const score = Math.min(inner.score, tailScore) - 1;
      if (found === null || score > found.score) found = { parts: [...inner.parts, word.slice(cut)], score };
    }
  }
  return found;
}

/**
 * Splits a folded Dutch compound into its parts, as spelled: `kinderopvangtoeslag` →
 * `kinderopvang`, `toeslag`; `douanescanner` → `douane`, `scanner`; linking -s-, -e-, -en-, -n-
 * falls out (`veiligheidsrisico` → `veiligheid`, `risico`). An empty array when the word is no
 * compound of known words. `frequency` is asked for folded words, not stems. Never throws; words
 * over 40 letters are left whole.
 */
export function splitCompound(word: string, frequency: PartFrequency): string[] {
  if (word.length < MIN_WORD || word.length > 40 || /\P{L}/u.test(word)) return [];
  return best(word, frequency, 3)?.parts ?? [];
}

/** The stems of the parts of a compound, without the whole; empty when it is no compound. */
export function compoundStems(word: string, frequency: PartFrequency): string[] {
  const whole = stem(word);
  const stems = splitCompound(word, frequency).map(stem);
  return [...new Set(stems)].filter((part) => part !== whole);
}
