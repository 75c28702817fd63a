import { stem } from './stem.ts';

/**
 * How often a word occurs as a word of its own; 0 when it never does. The splitter takes its parts from this, so that it splits
 * into words that people use in these texts.
 */
export type PartFrequency = (word: string) => number;

/** Endings that look like words but are no parts. */
const NOT_A_PART = new Set(
  'heid lijk lijke baar ingen atie aties isme isten sing ring ling ting ding ning ster sters eren elen enen teit loos loze achtig tje tjes stel sten schap schappen gen ten den ven ver ter der ker per ber ner het een die van dat met voor ander ende iser eerd heden sche ische land rijk'.split(
    ' ',
  ),
);

/** What may link two parts, and how much lower a split with it scores. */
const LINKS = [
  { link: '', penalty: 0 },
  { link: 's', penalty: 0.5 },
  { link: 'en', penalty: 1 },
  { link: 'e', penalty: 1 },
  { link: 'n', penalty: 1 },
] as const;
/** Fewer letters make no part, but for `SHORT_PARTS`. */
const MIN_PART = 4;
const SHORTEST_PART = 3;
const MIN_WORD = 8;
const MAX_WORD = 40;
const MAX_PARTS = 3;
/** Words of three letters that are common enough as parts to be trusted. */
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
  readonly parts: readonly string[];
  readonly score: number;
}

/** The best way to read a word as two parts; null when there is none. */
function bestPair(word: string, frequency: PartFrequency): Split | null {
  let found: Split | null = null;
  for (let cut = SHORTEST_PART; cut <= word.length - SHORTEST_PART; cut++) {
    const tail = word.slice(cut);
    const tailScore = partScore(tail, frequency);
    if (tailScore === 0) continue;
    for (const { link, penalty } of LINKS) {
      if (!word.endsWith(link, cut)) continue;
      const head = word.slice(0, cut - link.length);
      const headScore = partScore(head, frequency);
      if (headScore === 0) continue;
      const score = Math.min(headScore, tailScore) + 0.1 * (headScore + tailScore) - penalty;
      if (found === null || score > found.score) found = { parts: [head, tail], score };
    }
  }
  return found;
}

/** The best way to read a word as at most so many parts; in two when that is possible. */
function bestSplit(word: string, frequency: PartFrequency, most: number): Split | null {
  let found = bestPair(word, frequency);
  if (found !== null || most <= 2) return found;
  for (let cut = 2 * SHORTEST_PART + 1; cut <= word.length - SHORTEST_PART; cut++) {
    const tail = word.slice(cut);
    const tailScore = partScore(tail, frequency);
    if (tailScore === 0) continue;
    for (const { link } of LINKS) {
      if (!word.endsWith(link, cut)) continue;
      const head = bestSplit(word.slice(0, cut - link.length), frequency, most - 1);
      if (head === null) continue;
      const score = Math.min(head.score, tailScore) - 1;
      if (found === null || score > found.score) found = { parts: [...head.parts, tail], score };
    }
  }
  return found;
}

/**
 * Splits a folded Dutch compound into its parts, as spelled, without the linking -s-, -e-, -en- or -n-:
 * `kinderopvangtoeslag` → `kinderopvang`, `toeslag`; `veiligheidsrisico` → `veiligheid`, `risico`.
 *
 * A part scores log(frequency) + its length, so that frequent and long parts win; a split scores its lower part, plus a tenth
 * of both, less a penalty for the link. When each word occurs 20 times, `kinderopvangtoeslag` can be `kinderopvang` (3.0 + 12)
 * and `toeslag` (3.0 + 7): 10.0 + 0.1 × 25.0 = 12.5. Were `opvangtoeslag` a word too (3.0 + 13), `kinder` (3.0 + 6) and that would
 * make 9.0 + 0.1 × 25.0 = 11.5, and lose. Three parts are tried only when two do not do.
 *
 * @param frequency called with folded words, not stems
 * @returns an empty array when it is no compound of known words, has fewer than 8 letters or more than 40. Never throws
 */
export function splitCompound(word: string, frequency: PartFrequency): string[] {
  if (word.length < MIN_WORD || word.length > MAX_WORD || /\P{L}/u.test(word)) return [];
  return [...(bestSplit(word, frequency, MAX_PARTS)?.parts ?? [])];
}

/** The stems of the parts of a compound, without the whole; empty when it is no compound. */
export function compoundStems(word: string, frequency: PartFrequency): string[] {
  const whole = stem(word);
  const stems = splitCompound(word, frequency).map(stem);
  return [...new Set(stems)].filter((part) => part !== whole);
}
