import { once } from '../../domain/lazy/once.ts';
import { stemOf as stem } from './stems.ts';
import { PART_STEMS } from './part-words.ts';

/** Endings that are words too, but hardly ever the last part of a compound: `verzekering` has no `ring`. */
const NOT_A_LAST_PART = new Set(
  'heid lijk lijke baar ring ling ting ding ning ster sters stel loos loze achtig schap ende heden sche ische erij atie isme iteit teit eren elen enen eerd'.split(
    ' ',
  ),
);
const MIN_PART = 4;
/** Words or stems of three letters that are common parts. */
const SHORT_PARTS = new Set(
  'gas zee bus wet vis kas bos tol dna cao aow pgb wmo ggz mbo hbo ict ijs zon win bom bed bad mes'.split(' '),
);
const MIN_MIDDLE = 5;
const MIN_REST = 3;
const VOWEL = /[aeiouy]/;

function isRest(rest: string): boolean {
  return rest.length >= MIN_REST && VOWEL.test(rest);
}

/** Whether a word can be searched as a part: four letters or more, or one of a few words of three. */
export function canBePart(part: string): boolean {
  return (part.length >= MIN_PART || SHORT_PARTS.has(part)) && part.length <= 30 && !/\P{L}/u.test(part);
}

function standsAt(part: string, word: string, at: number): boolean {
  const before = word.slice(0, at);
  const after = word.slice(at + part.length);
  if (before === '') return isRest(after);
  if (after === '') return isRest(before) && !NOT_A_LAST_PART.has(part);
  // In the middle a coincidence is more likely (`opera` in `cooperatie`).
  return part.length >= MIN_MIDDLE && isRest(before) && isRest(after);
}

/**
 * Where a part is in a folded word or stem; -1 when it is not. What is left on each side must have three letters and a vowel, or be
 * nothing; in the middle, the part must have five letters.
 *
 * `toeslag` in `kinderopvangtoeslag` → 12: the rest, `kinderopvang`, could be a word. `raad` in `draad` → -1: `d` is none. It also
 * accepts coincidences (`maan` in `maandag` → 0), which is why a part counts less than the word itself.
 */
export function partPlace(part: string, word: string): number {
  if (part.length + MIN_REST > word.length || !canBePart(part)) return -1;
  for (let at = word.indexOf(part); at >= 0; at = word.indexOf(part, at + 1)) {
    if (standsAt(part, word, at)) return at;
  }
  return -1;
}

/** Stems of the known parts, by each form and by the stem; and the length of the longest. */
const known = once(() => {
  const stems = new Map<string, string>([...PART_STEMS].filter(([word]) => canBePart(word)));
  for (const part of Array.from(stems.values())) if (canBePart(part)) stems.set(part, part);
  return { stems, longest: Math.max(...[...stems.keys()].map((part) => part.length)) };
});
const SHORTEST = 3;

/** Whether a stem is a known part. An index keeps a posting list for each. */
export function isKnownPart(part: string): boolean {
  return known().stems.has(part);
}

/** The forms of a known part: `school` → `school`, `scholen`. Empty for another word. */
export function knownForms(part: string): string[] {
  const { stems } = known();
  const own = stems.get(part);
  return own === undefined ? [] : [...stems].filter(([, base]) => base === own).map(([form]) => form);
}

/** Whether any known part starts with these letters. */
export function startsKnownPart(prefix: string): boolean {
  for (const part of known().stems.keys()) if (part.startsWith(prefix)) return true;
  return false;
}

/** The stems of the known parts in a word or stem, without its own stem: `kinderopvangtoeslag` → `opvang`, `toeslag`, … */
export function knownParts(word: string): string[] {
  if (word.length < SHORTEST + MIN_REST || (/[^a-z]/.test(word) && /\P{L}/u.test(word))) return [];
  const own = stem(word);
  const { stems, longest } = known();
  const found = new Set<string>();
  for (let start = 0; start <= word.length - SHORTEST; start += 1) {
    const last = Math.min(word.length, start + longest);
    for (let end = start + SHORTEST; end <= last; end += 1) {
      const piece = word.slice(start, end);
      const part = stems.get(piece);
      if (part !== undefined && part !== own && standsAt(piece, word, start)) found.add(part);
    }
  }
  return [...found];
}
